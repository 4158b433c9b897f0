import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { equivalents } from "./equivalents.ts";
import { formatVerdict, isGood, judge } from "./verdict.ts";

const mutant = { file: "a.ts", line: 3, from: "a < b", to: "a <= b", isKilled: false };
const killed = { ...mutant, to: "a > b", isKilled: true };
const equivalent = { file: "a.ts", from: "a < b", to: "a <= b", reason: "a and b are never equal" };

test("an area fails if its tests notice too few mutants", () => {
  expect(isGood(judge([...Array(17).fill(killed), ...Array(3).fill(mutant)], []))).toBe(true);
  expect(isGood(judge([...Array(16).fill(killed), ...Array(3).fill(mutant)], []))).toBe(false);
});

test("a survivor is printed with its place, unless it is listed as equivalent", () => {
  expect(formatVerdict("a", judge([killed, mutant], []))).toContain("survivor: a.ts:3: a < b => a <= b");
  expect(judge([killed, mutant], [equivalent])).toMatchObject({ mutants: 2, killed: 1, survivors: [] });
});

test("an area fails if a mutant that is listed as equivalent is killed", () => {
  const verdict = judge(Array(20).fill(killed), [equivalent]);
  expect(verdict.outdated).toEqual([equivalent]);
  expect(isGood(verdict)).toBe(false);
});

test.each(equivalents)("$file still has the code of an equivalent mutant: $from", ({ file, from }) => {
  const source = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
  expect(source.replaceAll(/\s+/g, " ")).toContain(from);
});
