// `npm run mutate -- AREA…`: Stryker changes the code of an area in hundreds of small ways and runs the area's tests on each. A
// change that no test notices is a survivor. Without an area, all areas are run. Options go to Stryker: `--concurrency=1`.
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Area, areas } from "./areas.ts";
import { equivalents } from "./equivalents.ts";
import { readReport } from "./report.ts";
import { formatVerdict, isGood, judge } from "./verdict.ts";

const project = resolve(import.meta.dirname, "../..");
/** A folder that is not in git. It contains the tools, the copy of the code that Stryker changes, and results that the next run uses. */
const work = ".khulasa/mutation";

function run(command: string, args: readonly string[], folder: string): void {
  const { status, error } = spawnSync(command, args, { cwd: join(project, folder), stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}`, { cause: error });
}

/** Stryker has 61 MB and is needed here only, so it is not a dependency of the project. It finds the project's own vitest. */
function installTools(): string {
  const tools = `${work}/tools`;
  cpSync(join(import.meta.dirname, "tools"), join(project, tools), { recursive: true });
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], tools);
  return join(project, tools, "node_modules/@stryker-mutator/core/bin/stryker.js");
}

function mutate(stryker: string, area: Area, options: readonly string[]): boolean {
  // The next run reads the report of this one. So only mutants of changed code or changed tests are run again.
  const report = `${work}/${area}.json`;
  const mine = [
    "--mutate",
    `lambdas/${area}/**/*.ts`,
    "--testFiles",
    areas[area].join(),
    "--incrementalFile",
    report,
  ];
  run(process.execPath, [stryker, "run", "tests/mutation/stryker.config.js", ...mine, ...options], ".");
  const verdict = judge(readReport(join(project, report)), equivalents);
  console.log(formatVerdict(area, verdict));
  return isGood(verdict);
}

function isArea(name: string): name is Area {
  return Object.hasOwn(areas, name);
}

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("--"));
const names = words.filter((word) => !word.startsWith("--"));
const unknown = names.filter((name) => !isArea(name));
if (unknown.length > 0)
  throw new Error(`no such area: ${unknown.join()}; there are ${Object.keys(areas).join()}`);
const chosen = (names.length > 0 ? names : Object.keys(areas)).filter(isArea);
const stryker = installTools();
const results = chosen.map((area) => mutate(stryker, area, options));
if (results.includes(false)) process.exitCode = 1;
