// Which configuration version may make the feeds, and how far the regeneration of all feeds has come.
import { describe, expect, test } from "vitest";
import {
  activated,
  finished,
  isDone,
  mayActivate,
  overlap,
  type Renewal,
  renewals,
  repeated,
  restarted,
} from "../../lambdas/catalog/renewal.ts";

const noon = Date.UTC(2017, 11, 8, 8);
const done: Renewal = { ...activated(undefined, "one", noon), isThrough: true, passed: "tags/a" };
const begun = (call: number, process?: number) => ({ call, process });

describe("the first version", () => {
  test("is activated at once, and all feeds are to be regenerated, later a second time", () => {
    expect(mayActivate(undefined, "one", begun(0))).toBe(true);
    expect(activated(undefined, "one", noon)).toEqual({
      ...{ schema: 1, edition: "one", activatedAt: noon, superseded: [], repetition: "due" },
      ...{ round: 1, passed: null, isThrough: false, failed: [] },
    });
  });
});

describe("a version that follows", () => {
  test("begins with the first feed, and remembers which version it replaced and when", () => {
    expect(activated({ ...done, failed: ["tags/a"] }, "two", noon + 1)).toEqual({
      ...{ schema: 1, edition: "two", activatedAt: noon + 1, repetition: "due" },
      superseded: [{ edition: "one", at: noon + 1 }],
      ...{ round: 2, passed: null, isThrough: false, failed: [] },
    });
  });

  test("remembers the last eight versions", () => {
    const editions = Array.from({ length: 11 }, (_, index) => `version ${index}`);
    const last = editions.reduce<Renewal | undefined>(
      (current, edition, index) => activated(current, edition, noon + index),
      undefined,
    );
    expect(last?.superseded.map(({ edition }) => edition)).toEqual(editions.slice(2, 10));
  });

  test("is not among the versions that it replaced, after a rollback", () => {
    const back = activated(activated(done, "two", noon + 1), "one", noon + 2);
    expect(back.superseded).toEqual([{ edition: "two", at: noon + 2 }]);
  });
});

describe("a version that was replaced", () => {
  const current = activated(done, "two", noon);

  test("becomes current again in a call that began two minutes later, in a process that began at about the same time", () => {
    expect(mayActivate(current, "one", begun(noon + overlap, noon - overlap))).toBe(true);
    expect(mayActivate(current, "one", begun(noon + overlap))).toBe(true);
  });

  test("does not become current again in an earlier call, nor in an older process", () => {
    expect(mayActivate(current, "one", begun(noon + overlap - 1, noon))).toBe(false);
    expect(mayActivate(current, "one", begun(noon + overlap - 1))).toBe(false);
    expect(mayActivate(current, "one", begun(noon + overlap, noon - overlap - 1))).toBe(false);
  });

  test("does not prevent the activation of a third one", () => {
    expect(mayActivate(current, "three", begun(noon))).toBe(true);
  });
});

describe("all feeds are done", () => {
  test("when all were tried and none failed", () => {
    expect(isDone(done)).toBe(true);
    expect(isDone({ ...done, failed: ["all"] })).toBe(false);
    expect(isDone({ ...done, isThrough: false })).toBe(false);
  });

  test("and are regenerated a second time two minutes after the activation", () => {
    expect(repeated(done, begun(noon + overlap))).toEqual({
      ...{ ...done, repetition: "underWay", round: 2 },
      ...{ passed: null, isThrough: false, failed: [] },
    });
  });

  test.each<[string, Renewal, number]>([
    ["before that", done, noon + overlap - 1],
    ["before the first time is done", { ...done, isThrough: false }, noon + overlap],
    ["if that is under way", { ...done, repetition: "underWay" }, noon + overlap],
    ["if that was done", { ...done, repetition: "done" }, noon + overlap],
  ])("but not %s", (_when, renewal, call) => {
    expect(repeated(renewal, begun(call))).toBe(renewal);
  });

  test("for the second time, and there is no third time", () => {
    const second: Renewal = { ...done, repetition: "underWay" };
    expect(finished(second)).toEqual({ ...second, repetition: "done" });
    expect(finished(done)).toBe(done);
    const failed: Renewal = { ...second, failed: ["all"] };
    expect(finished(failed)).toBe(failed);
  });
});

test("the same version begins again with the first feed, and does the second regeneration only if it was not done before", () => {
  const again = { round: 2, passed: null, isThrough: false, failed: [] };
  expect(restarted({ ...done, failed: ["all"] })).toEqual({ ...done, ...again });
  expect(restarted({ ...done, repetition: "underWay" })).toEqual({ ...done, ...again, repetition: "due" });
  expect(restarted({ ...done, repetition: "done" })).toEqual({ ...done, ...again, repetition: "done" });
});

test("the register that a version with fewer members stored is read", () => {
  const stored = { edition: "one", passed: null, isThrough: true, failed: [] };
  expect(renewals.read(new TextEncoder().encode(JSON.stringify(stored)))).toEqual({
    ...stored,
    ...{ schema: 1, activatedAt: 0, superseded: [], round: 0, repetition: "done" },
  });
});
