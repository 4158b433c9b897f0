// `npm run bench`: measures rendering and the cold start beside other software, prints tables, and writes JSON and plots.
// `npm run bench -- FOLDER` writes them into that folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barChart } from "./bar-chart.ts";
import { coldStart } from "./cold-start/cold-start.ts";
import type { Contest } from "./contest.ts";
import { machine } from "./machine.ts";
import { markdownTable } from "./markdown-table.ts";
import { renderDocuments, renderFeed } from "./render/render.ts";

const [folder = ".khulasa/bench"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
console.log(`${machine()}\n\nMedians of processor time. The ratio is that to the first row.\n`);

const contests: Readonly<Record<string, () => Contest | Promise<Contest>>> = {
  "render-documents": renderDocuments,
  "render-feed": renderFeed,
  "cold-start": coldStart,
};
const report: Record<string, Contest> = {};
for (const [name, hold] of Object.entries(contests)) {
  const contest = await hold();
  report[name] = contest;
  const rows = contest.results.map(({ name, milliseconds, ratio, absent }) => [
    name,
    milliseconds?.toFixed(1) ?? absent ?? "absent",
    ratio?.toFixed(2) ?? "",
  ]);
  console.log(markdownTable([contest.title, "ms", "ratio"], rows));
  writeFileSync(join(folder, `${name}.svg`), barChart(contest));
}
const json = JSON.stringify({ machine: machine(), contests: report }, undefined, 2);
writeFileSync(join(folder, "bench.json"), `${json}\n`);
