// The place of an imported article in its day.
import { expect, test } from "vitest";
import { predecessorInImport } from "../../lambdas/reconcile/record/timeline.ts";

const noon = Date.UTC(2017, 11, 8, 8);

test("an article follows the number before its own: a second for each of the last four digits", () => {
  expect(predecessorInImport("1187246", noon)).toBe(noon + 7245_000);
  expect(predecessorInImport("1187247", noon)).toBe(noon + 7246_000);
  expect(predecessorInImport("1", noon)).toBe(noon);
});

test.each(["1180000", "0", "sport/derby", "12a", "a12"])("%s has no article before it", (id) => {
  expect(predecessorInImport(id, noon)).toBeUndefined();
});
