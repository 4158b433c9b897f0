// Breaks the protocol on purpose and searches for a schedule that ends wrong. Each mutant (one broken version of the code) is searched
// in a copy of the sources, in a process of its own, one after the other.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Mutant, mutants } from "./mutants.ts";

const root = join(import.meta.dirname, "../..");
const copied = [
  "lambdas",
  "local",
  "tests/archive",
  "tests/protocol",
  "tests/publish",
  "tests/store",
  "package.json",
];

/** Returns whether all mutants are caught; undefined if there is no mutant of this name. */
export async function searchMutants(minutes: number, only?: string): Promise<boolean | undefined> {
  const end = Date.now() + minutes * 60_000;
  const chosen = mutants.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) return undefined;
  const longest = Math.max(...chosen.map(({ name }) => name.length));
  let missed = 0;
  for (const [index, mutant] of chosen.entries()) {
    const left = end - Date.now();
    // Most mutants are caught in seconds, so one that is not may take several times its share of the remaining time.
    const share = Math.min(left, (sharesOfOne * left) / (chosen.length - index));
    const result = left > 0 ? await searchBroken(mutant, Date.now() + share) : "no time left";
    if (typeof result === "string") missed += 1;
    console.log(`${mutant.name.padEnd(longest)}  ${formatResult(result)}`);
  }
  console.log(`${chosen.length - missed} of ${chosen.length} are caught`);
  return missed === 0;
}

const sharesOfOne = 4;

/** States the scenario and the schedule that caught the mutant, and after how many schedules; or why no schedule caught it. */
function formatResult(result: FirstFailure | string): string {
  if (typeof result === "string") return result;
  const { runs, scenario, stage, schedule } = result;
  return `${String(runs).padStart(5)}  ${scenario} (${stage}: ${schedule})`;
}

/** The first schedule that ends wrong, as first-failure.ts prints it. */
export interface FirstFailure {
  readonly scenario: string;
  readonly stage: string;
  readonly schedule: string;
  /** How many schedules were run, including those of the scenarios before. */
  readonly runs: number;
}

async function searchBroken({ file, changes, first }: Mutant, end: number): Promise<FirstFailure | string> {
  const folder = await mkdtemp(join(tmpdir(), "khulasa-mutant-"));
  try {
    for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    const path = join(folder, "lambdas", file);
    let source = await readFile(path, "utf8");
    for (const [from, to] of changes) {
      if (source.split(from).length !== 2) return `does not fit ${file} any more`;
      source = source.replace(from, () => to);
    }
    await writeFile(path, source);
    const seconds = String(Math.max(1, Math.round((end - Date.now()) / 1000)));
    const further = first ? [first.scenario, first.bound ?? ""] : [];
    const program = ["render-once.ts", "first-failure.ts"].map((name) =>
      join(folder, "tests/protocol", name),
    );
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--import",
      ...program,
      seconds,
      ...further,
    ]);
    if (stdout !== "") return JSON.parse(stdout) as FirstFailure;
    return Date.now() < end ? "not caught" : "not caught in the time that was left";
  } finally {
    await rm(folder, { recursive: true });
  }
}
