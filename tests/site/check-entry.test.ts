// One entry that breaks a rule is kept out, and no other.
import { beforeEach, describe, expect, test } from "vitest";
import type { Entry } from "../../lambdas/feed/entry.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext, Outcome } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { checkNewEntry, siftEntries } from "../../lambdas/site/check-entry.ts";
import { entryOf } from "../feed/feed-fixture.ts";
import { openTestContext, publication, siteUrl } from "../publish/publish-fixture.ts";

const sound = entryOf(1);
const broken = entryOf(2, { url: "/articles/2" });
const unwritable = entryOf(3, { published: Number.NaN });
const check = (entry: Entry, changes: Partial<Publication> = {}) =>
  checkNewEntry("1", entry, { publication: { ...publication, ...changes }, siteUrl });

describe("a new entry", () => {
  test("has no problems if feeds and its page may be published with it", () => {
    expect(check(sound)).toEqual([]);
  });

  test("has the problems of a feed that holds only this entry", () => {
    const problem = {
      rule: "rule-address",
      text: "entry 1 (tag:news.example,2017:2): link is /articles/2, not an absolute percent-encoded address",
    };
    expect(check(broken)).toContainEqual(problem);
  });

  test("has a problem of form if it can't be rendered", () => {
    expect(check(unwritable)).toContainEqual({ rule: "rule-form", text: "Invalid time value" });
  });

  test("has no problem of a feed if an empty feed has problems too", () => {
    const problems = check(broken, { language: " " as "ar" });
    expect(problems.filter(({ rule }) => rule !== "rule-form")).toEqual([]);
  });

  test("has the problems of its page", () => {
    const hidden = entryOf(1, { headline: "عنوان\u202E" });
    const form = { rule: "rule-form", text: "the character U+202E is not allowed" };
    const inFeeds = check(hidden, { language: " " as "ar" });
    expect(inFeeds).toEqual([form]);
    expect(check(hidden).length).toBeGreaterThan(inFeeds.length);
  });

  test("must fit into a feed alone, also in the format that takes most", () => {
    const long = entryOf(1, {
      tags: Array.from({ length: 100 }, (_, index) => `${"وسم ".repeat(25)}${index}`),
    });
    const problems = check(long, { feedSize: 20_000 });
    const sizes = problems.flatMap(({ rule, text }) =>
      rule === "rule-size" ? [Number(/takes (\d+) bytes, and a feed has 20000 at most/.exec(text)?.[1])] : [],
    );
    expect(sizes.length).toBeGreaterThan(1);
    const [greatest = 0] = sizes.toSorted((one, other) => other - one);
    expect(check(long, { feedSize: greatest })).toEqual([]);
    expect(check(long, { feedSize: greatest - 1 })).toHaveLength(1);
  });
});

describe("the entries of a feed", () => {
  let outcomes: Outcome[];
  let context: CallContext;
  beforeEach(() => {
    outcomes = [];
    context = beginCall(openTestContext({ report: (outcome) => outcomes.push(outcome) }));
  });

  test("go out without those that break a rule, which are reported", () => {
    expect(siftEntries("sections/sport", [sound, broken, unwritable], context)).toEqual([sound]);
    expect(outcomes).toMatchObject([
      { kind: "leftOut", document: "sections/sport", guid: broken.guid },
      { kind: "leftOut", document: "sections/sport", guid: unwritable.guid },
    ]);
    const [first] = outcomes;
    expect(first?.kind === "leftOut" && first.problems).toContainEqual(
      expect.stringContaining("not an absolute percent-encoded address"),
    );
  });

  test("are none if all break a rule, because then the settings are wrong", () => {
    expect(siftEntries("all", [broken, unwritable], context)).toEqual([]);
    expect(outcomes).toEqual([]);
  });
});
