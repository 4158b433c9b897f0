// `npm run cost`: prints what Khulasa costs on AWS, as the tables in docs/costs.md.
import { markdownTable } from "../markdown-table.ts";
import { measure } from "./measure.ts";
import { pricesOf } from "./prices.ts";
import {
  assumptions,
  costOfMillion,
  costOfMonth,
  costOfOperations,
  formatCount,
  type UsageRow,
} from "./tables.ts";

const measures = await measure(assumptions.latency);

console.log(`List prices of ${pricesOf}, without free tiers.\n`);
console.log(usageTable("what happens", "$ for a thousand", costOfOperations(measures), 1000));
console.log(
  markdownTable(
    ["a month", "$"],
    costOfMonth(measures).map(({ what, dollars }) => [what, dollars.toFixed(2)]),
  ),
);
console.log(usageTable("a million files", "$ for all", costOfMillion(measures), 1));
console.log(
  `A feed of fifty entries takes ${kilobytes(measures.sizes.full)} kB compressed, a feed of summaries ${kilobytes(measures.sizes.summary)} kB.`,
);

function usageTable(first: string, last: string, rows: readonly UsageRow[], times: number): string {
  return markdownTable(
    [first, "PUT, LIST", "GET, HEAD", "rounds", "seconds", last],
    rows.map(({ what, usage, seconds, dollars }) => [
      what,
      formatCount(usage.writes),
      formatCount(usage.reads),
      formatCount(usage.rounds),
      seconds.toPrecision(2),
      (dollars * times).toPrecision(2),
    ]),
  );
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}
