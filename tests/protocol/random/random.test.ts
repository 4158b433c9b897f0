// Tests the invariants of the protocol under random schedules, with the real code. `npm run soak` runs as many as there is time for.
import fc from "fast-check";
import { expect, test } from "vitest";
import { runSchedule } from "./schedule.ts";
import { switches } from "./switches.ts";

test("30 random schedules of workers, crashes, events and edits all end right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer()), async (seed) => {
      expect(await runSchedule(seed, switches)).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
