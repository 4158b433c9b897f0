// `npm run bench`: compares Khulasa with other software, prints tables, and writes JSON and plots.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { barChart } from "./bar-chart.ts";
import { coldStart } from "./cold-start/cold-start.ts";
import type { Contest, Contests } from "./contest.ts";
import { machine } from "./machine.ts";
import { markdownTable } from "./markdown-table.ts";
import { renderDocuments, renderFeed } from "./render/render.ts";
import { measureScale } from "./scale/scale.ts";
import { measureBurst } from "./site/burst.ts";
import { measureSite } from "./site/site.ts";

const text = { type: "string" } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: text, articles: { ...text, default: "1000,10000" } },
});
const [folder = ".khulasa/bench"] = positionals;

const parts: Readonly<Record<string, () => Promise<Contests>>> = {
  render: async () => ({ ...(await renderDocuments()), ...(await renderFeed()) }),
  "cold-start": coldStart,
  burst: measureBurst,
  scale: measureScale,
  ...Object.fromEntries(
    values.articles.split(",").map((count) => [`site-${count}`, () => measureSite(Number(count))]),
  ),
};

mkdirSync(folder, { recursive: true });
console.log(
  `${machine()}\n\nMedians. Times are processor time unless stated. The ratio is that to the first row.\n`,
);
const contests: Record<string, Contest> = {};
for (const [part, measure] of Object.entries(parts)) {
  if (values.only !== undefined && !part.startsWith(values.only)) continue;
  for (const [name, contest] of Object.entries(await measure())) {
    contests[name] = contest;
    const rows = contest.results.map(({ name, value, ratio, absent }) => [
      name,
      value?.toFixed(1) ?? absent ?? "absent",
      ratio?.toFixed(2) ?? "",
    ]);
    console.log(markdownTable([contest.title, contest.unit, "ratio"], rows));
    writeFileSync(join(folder, `${name}.svg`), barChart(contest));
  }
}
const json = JSON.stringify({ machine: machine(), contests }, undefined, 2);
writeFileSync(join(folder, "bench.json"), `${json}\n`);
