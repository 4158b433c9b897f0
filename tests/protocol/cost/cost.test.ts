// The cost of an operation depends neither on the size of the archive nor on how often a file was edited before.
import { describe, expect, test } from "vitest";
import { measureOperations, measureSeries, series } from "./operations.ts";

describe.each([false, true])("with 2,000 articles, archives: %s", async (archives) => {
  const few = await measureOperations(10, archives);
  const many = await measureOperations(2000, archives);

  test.each([...few])("%s: as many requests and rounds as with 10", (name, cost) => {
    expect(cost.requests).toBeGreaterThan(0);
    expect(many.get(name)).toEqual(cost);
  });
});

for (const [name, file] of Object.entries(series)) {
  test(`${name}: the hundredth costs as much as the tenth`, async () => {
    const [tenth, hundredth] = await measureSeries(file);
    expect(hundredth).toEqual(tenth);
  });
}
