// Tests what the protocol promises under every schedule of a few workers with one preemption (a switch to another worker), with the real
// code. `npm run soak -- search` goes further: two preemptions, and faults.
import { expect, test } from "vitest";
import { scenarios } from "./scenarios.ts";
import { search } from "./search.ts";
import { formatFailure } from "./waterfall.ts";

test.for(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async ([name, scenario]) => {
  const { failure, run, covered, total } = await search(scenario, {
    preemptions: 1,
    faults: false,
    grain: "round",
  });
  expect(failure && formatFailure(failure)).toBeUndefined();
  expect(covered).toBe(total);
  console.log(`${name}: ${run} runs stand for all ${total} schedules with one preemption`);
});
