// The cost of an operation depends neither on the size of the archive nor on how often a file was edited before.
import { expect, test } from "vitest";
import { measureOperations, measureSeries, series } from "./operations.ts";

const [small, large] = [await measureOperations(10), await measureOperations(300)];

test.each([...small])("%s: as many requests and rounds with 300 articles as with 10", (name, cost) => {
  expect(cost.requests).toBeGreaterThan(0);
  expect(large.get(name)).toEqual(cost);
});

for (const [name, file] of Object.entries(series)) {
  test(`${name}: the hundredth costs as much as the tenth`, async () => {
    const [tenth, hundredth] = await measureSeries(file);
    expect(hundredth).toEqual(tenth);
  });
}
