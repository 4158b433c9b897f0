// The systematic search as a command. Prints how much of each scenario it has covered, and how a failure came about.
import { prepareRuns, run } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { knownDefects, scenarios } from "./scenarios.ts";
import { formatSchedule, parseSchedule } from "./schedule.ts";
import { type Bounds, search } from "./search.ts";
import { formatFailure, formatRun } from "./waterfall.ts";
import type { Grain } from "./worker.ts";

/**
 * The searches, first those that take seconds for each scenario, then those that take minutes. Without a preemption (a switch to another
 * worker), a fault may come between any two requests. With one, it hits all requests that are sent together.
 */
const stages: readonly (Bounds & { readonly name: string })[] = [
  { name: "one preemption", preemptions: 1, faults: false, grain: "request" },
  { name: "one fault", preemptions: 0, faults: true, grain: "request" },
  { name: "one preemption and one fault", preemptions: 1, faults: true, grain: "round" },
  { name: "two preemptions", preemptions: 2, faults: false, grain: "request" },
];

/** Returns whether all scenarios end right, except the known defects. Undefined if there is no scenario of this name. */
export async function searchAll(minutes: number, only?: string): Promise<boolean | undefined> {
  const end = Date.now() + minutes * 60_000;
  const chosen = choose(only);
  if (chosen.length === 0) return undefined;
  const failed = new Set<Scenario>();
  let isRight = true;
  for (const { name: stage, ...bounds } of stages) {
    for (const scenario of chosen) {
      if (failed.has(scenario)) continue;
      if (Date.now() >= end) {
        console.log(`${stage}, ${scenario.name}: no time left`);
        continue;
      }
      const begun = Date.now();
      const { failure, covered, total, run } = await search(scenario, bounds, () => Date.now() >= end);
      const seconds = Math.round((Date.now() - begun) / 1000);
      const share = `covered ${covered} of ${total}${failure || covered < total ? " or more" : ""}`;
      console.log(`${stage}, ${scenario.name}: ${share} (${run} runs, ${seconds} s)`);
      if (!failure) continue;
      failed.add(scenario);
      const isKnown = knownDefects.includes(scenario);
      console.log(`${isKnown ? "known defect: " : ""}${formatFailure(failure)}`);
      if (!isKnown) isRight = false;
    }
  }
  return isRight;
}

/** Runs one schedule and prints it, whether it ends right or wrong. */
export async function repeatSchedule(
  name: string | undefined,
  text: string,
  grain: Grain,
): Promise<boolean | undefined> {
  const [scenario] = name === undefined ? [] : choose(name);
  const schedule = parseSchedule(text);
  if (!scenario || !schedule) return undefined;
  const result = await run(await prepareRuns(scenario, grain), schedule);
  const failure = { scenario, schedule, grain, run: result };
  const isRight = result.problems.length === 0 && !result.isCut;
  if (result.isCut) console.log(`a worker is done before: there is no schedule ${formatSchedule(schedule)}`);
  else console.log(isRight ? `ends right:\n${formatRun(failure)}` : formatFailure(failure));
  return isRight;
}

/** The scenarios to search. Those with three workers come last, because they take longest. */
function choose(only: string | undefined): readonly Scenario[] {
  return [...scenarios, ...knownDefects]
    .filter(({ name }) => only === undefined || name === only)
    .toSorted((one, other) => one.workers.length - other.workers.length);
}
