// Prints the first schedule that ends wrong, as JSON: what a search finds with the protocol broken. Nothing, if all end right.
import type { FirstFailure } from "./break.ts";
import { scenarios } from "./scenarios.ts";
import { formatSchedule } from "./schedule.ts";
import { type Bounds, search } from "./search.ts";

const [seconds = "60", deep] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;

/** What `npm test` does, and what only a soak does. */
const stages: readonly (Bounds & { readonly name: string })[] = [
  { name: "one preemption", preemptions: 1, faults: false, grain: "round" },
  { name: "one fault", preemptions: 0, faults: true, grain: "round" },
];

const deepStages: typeof stages = [
  { name: "two preemptions", preemptions: 2, faults: false, grain: "round" },
  { name: "one preemption and one fault", preemptions: 1, faults: true, grain: "round" },
];

async function findFirst(): Promise<FirstFailure | undefined> {
  let runs = 0;
  const named = scenarios.filter(({ name }) => name === deep);
  for (const { name: stage, ...bounds } of [...stages, ...deepStages]) {
    for (const scenario of stages.some(({ name }) => name === stage) ? scenarios : named) {
      const { run, failure } = await search(scenario, bounds, () => Date.now() > end);
      runs += run;
      if (failure)
        return { scenario: scenario.name, stage, schedule: formatSchedule(failure.schedule), runs };
    }
  }
  return undefined;
}

const first = await findFirst();
if (first) process.stdout.write(JSON.stringify(first));
process.exit(0);
