// Each mutant still fits the source code: its lines are there exactly once. `npm run soak -- mutants` shows that each is caught.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutants } from "./mutants.ts";
import { scenarios } from "./scenarios.ts";

const names = scenarios.map(({ name }) => name);

test.each(mutants)("$name", ({ file, changes, first }) => {
  if (first) expect(names).toContain(first.scenario);
  let source = readFileSync(new URL(`../../lambdas/${file}`, import.meta.url), "utf8");
  for (const [from, to] of changes) {
    expect(source.split(from)).toHaveLength(2);
    source = source.replace(from, () => to);
  }
});
