// Tests what the protocol promises under every schedule of a few workers with one preemption (a switch to another worker), with the real
// code. `npm run soak -- search` goes further: two preemptions, and faults.
import { afterAll, expect, test, vi } from "vitest";
import { memoise, slowFunctions } from "./memoise.ts";

// The code is loaded once more, with slow functions that remember their results. Test files that follow get it without them.
vi.resetModules();
for (const [file, names] of Object.entries(slowFunctions)) {
  vi.doMock(`../../${file}`, async (importOriginal) => {
    const original = await importOriginal<Record<string, () => unknown>>();
    const memoised = names.map((name) => [name, memoise(original[name] ?? expect.fail(name))]);
    return { ...original, ...Object.fromEntries(memoised) };
  });
}
afterAll(() => {
  for (const file of Object.keys(slowFunctions)) vi.doUnmock(`../../${file}`);
  vi.resetModules();
});

const { scenarios } = await import("./scenarios.ts");
const { search } = await import("./search.ts");
const { formatFailure } = await import("./waterfall.ts");

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
