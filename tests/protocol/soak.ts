// Long searches, which run for some minutes. Each ends by itself, with status 1 if it finds a schedule that ends wrong. npm run soak --
// order   [--minutes N]           random schedules, then the search below npm run soak -- order   --seed N             one random schedule
// again npm run soak -- search  [--minutes N] [--scenario NAME]    every schedule with two preemptions, or with one and a fault npm run
// soak -- search  --scenario NAME --schedule "A14 B A" [--grain request|round]    one schedule again npm run soak -- http    [--minutes N]
// [--seed N] [--articles N] [--emulator NAME]    over HTTP, with faults, on emulators of S3 npm run soak -- mutants [--minutes N] [--mutant
// NAME]      whether the search finds defects that were made on purpose npm run soak -- history [--seed N]             whether readers find
// every article after 2,000 edits, and among 3,000 articles over HTTP npm run soak -- pump    [--minutes N] [--only FORMAT.FIELD]
// whether any field of a file takes more than linear time npm run soak -- pages   [--minutes N] [--corpora FOLDER]   whether an attack in
// any field runs or loads something in Chromium npm run soak -- fuzz    [--minutes N] [--only FORMAT] [--seed N]    files that were changed
// at random; one again by its number
import { parseArgs } from "node:util";
import { searchHistory } from "../archive/search-history.ts";
import { fuzz } from "../hostile/fuzz/fuzz.ts";
import { searchPages } from "../hostile/search-pages.ts";
import { searchByPumping } from "../pump/pump.ts";
import { searchMutants } from "./break.ts";
import { soakOverHttp } from "./http/soak-http.ts";
import { searchAtRandom } from "./random/search-at-random.ts";
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
    articles: { type: "string", default: "2000" },
    emulator: { type: "string" },
    only: { type: "string" },
    corpora: { type: "string" },
  },
});
const [what = "order"] = positionals;
const minutes = Number(values.minutes ?? { order: 10, http: 30 }[what] ?? 120);
const seed = values.seed === undefined ? undefined : Number(values.seed);
const { scenario, schedule, mutant } = values;
const grain = values.grain === "round" ? "round" : "request";

async function isRight(): Promise<boolean | undefined> {
  if (!(minutes > 0)) return undefined;
  if (what === "order" && seed !== undefined) return searchAtRandom(minutes, seed);
  if (what === "order") return (await searchAtRandom(minutes / 2, undefined)) && searchAll(minutes / 2);
  if (what === "http") {
    const articles = Number(values.articles);
    return soakOverHttp({ minutes, articles, emulator: values.emulator, seed: seed ?? Date.now() % 2 ** 31 });
  }
  if (what === "history") return searchHistory(seed ?? 1);
  if (what === "pump") return searchByPumping(minutes, values.only);
  if (what === "pages") return searchPages({ minutes, corpora: values.corpora });
  if (what === "fuzz") return fuzz({ minutes, only: values.only, seed });
  if (what === "mutants") return searchMutants(minutes, mutant);
  if (what !== "search") return undefined;
  return schedule === undefined ? searchAll(minutes, scenario) : repeatSchedule(scenario, schedule, grain);
}

const result = await isRight();
if (result === undefined) {
  console.error(
    "usage: npm run soak -- order|http|search|mutants|history|pump|pages|fuzz [--minutes N] ...; see tests/protocol/soak.ts",
  );
}
process.exit(result === undefined ? 2 : result ? 0 : 1);
