// Prints the first schedule that ends wrong, as JSON, or nothing if all end right. break.ts runs this on a broken version of the code.
import type { FirstFailure } from "./break.ts";
import { scenarios } from "./scenarios.ts";
import { formatSchedule } from "./schedule.ts";
import { type Bounds, search } from "./search.ts";

const [seconds = "60", first, bound] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;

type Stage = Bounds & { readonly name: string; readonly scenarios: typeof scenarios };

const named = scenarios.filter(({ name }) => name === first);

const stagesOf = (searched: typeof scenarios): readonly Stage[] => [
  { name: "one preemption", scenarios: searched, preemptions: 1, faults: false, grain: "round" },
  { name: "one fault", scenarios: searched, preemptions: 0, faults: true, grain: "round" },
];

/** Each of them begins with what `stagesOf` searches. */
const further: Readonly<Record<string, Stage>> = {
  fault: {
    name: "one preemption and one fault",
    scenarios: named,
    ...{ preemptions: 1, faults: true, grain: "round" },
  },
  "two preemptions": {
    name: "two preemptions",
    scenarios: named,
    ...{ preemptions: 2, faults: false, grain: "round" },
  },
};

const begun = further[bound ?? ""];

const stages: readonly Stage[] = [
  ...(begun ? [begun] : stagesOf(named)),
  ...stagesOf(scenarios.filter(({ name }) => name !== first)),
];

async function findFirst(): Promise<FirstFailure | undefined> {
  let runs = 0;
  for (const { name: stage, scenarios: searched, ...bounds } of stages) {
    for (const scenario of searched) {
      const { run, failure } = await search(scenario, bounds, () => Date.now() > end);
      runs += run;
      if (failure)
        return { scenario: scenario.name, stage, schedule: formatSchedule(failure.schedule), runs };
    }
  }
  return undefined;
}

const found = await findFirst();
if (found) process.stdout.write(JSON.stringify(found));
process.exit(0);
