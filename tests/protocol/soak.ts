// Long searches, for some minutes: each ends by itself, and with 1 where it finds a wrong end.
//   npm run soak -- order   [--minutes N] [--seed N]           random schedules
//   npm run soak -- search  [--minutes N] [--scenario NAME]    every schedule of two preemptions, or of one and one fault
//   npm run soak -- search  --scenario NAME --schedule "A14 B A" [--grain request|round]    one schedule again
//   npm run soak -- mutants [--minutes N] [--mutant NAME]      whether the search finds what is broken on purpose
//   npm run soak -- pump    [--minutes N] [--only FORMAT.FIELD]    whether any field of a file takes more than linear time
import { parseArgs } from "node:util";
import { searchByPumping } from "../pump/pump.ts";
import { searchMutants } from "./break.ts";
import { searchAtRandom } from "./random.ts";
import { repeatSchedule, searchAll } from "./report.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string" },
    seed: { type: "string" },
    scenario: { type: "string" },
    schedule: { type: "string" },
    grain: { type: "string", default: "request" },
    mutant: { type: "string" },
    only: { type: "string" },
  },
});
const [what = "order"] = positionals;
const minutes = Number(values.minutes ?? (what === "order" ? 10 : 120));
const { seed, scenario, schedule, mutant } = values;
const grain = values.grain === "round" ? "round" : "request";

async function isRight(): Promise<boolean | undefined> {
  if (!(minutes > 0)) return undefined;
  if (what === "order") return searchAtRandom(minutes, seed === undefined ? undefined : Number(seed));
  if (what === "pump") return searchByPumping(minutes, values.only);
  if (what === "mutants") return searchMutants(minutes, mutant);
  if (what !== "search") return undefined;
  return schedule === undefined ? searchAll(minutes, scenario) : repeatSchedule(scenario, schedule, grain);
}

const result = await isRight();
if (result === undefined) {
  console.error(
    "usage: npm run soak -- order|search|mutants|pump [--minutes N] ...; see tests/protocol/soak.ts",
  );
}
process.exit(result === undefined ? 2 : result ? 0 : 1);
