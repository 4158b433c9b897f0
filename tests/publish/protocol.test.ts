// The protocol's invariants, on the real code, under any schedule.
import fc from "fast-check";
import { expect, test } from "vitest";
import { runSchedule } from "./schedule.ts";

test("2,000 random schedules of workers, crashes, events and edits all end right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer()), async (seed) => {
      expect(await runSchedule(seed)).toEqual([]);
    }),
    { numRuns: 2000, endOnFailure: true },
  );
});
