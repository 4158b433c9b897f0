// The outcomes of a file, which are reported after it was reconciled.
import { describe, expect, test } from "vitest";
import { type DatedSubmission, type FileContent, refusedFile } from "../../lambdas/inbox/read-file.ts";
import { noEffects, type ReconcileEffects } from "../../lambdas/reconcile/effects.ts";
import { outcomesOf } from "../../lambdas/reconcile/outcomes.ts";
import { article } from "./record-fixture.ts";

const key = "a.txt";
const now = 1000;
const version = { modified: 1, etag: '"a"' };
const articleOf = (id: string, more: Partial<DatedSubmission> = {}) =>
  ({ kind: "article", id, article, ...version, ...more }) as DatedSubmission;
const draftOf = (id: string) => ({ kind: "withheld", id, ...version }) as DatedSubmission;
const refused = refusedFile("unusable-key", key);
const several = (...items: readonly DatedSubmission[]) =>
  ({ kind: "several", items, refused: [] }) as unknown as FileContent;
const owning = (id: string, published: number, previousOwner?: string): ReconcileEffects => ({
  ...noEffects,
  owned: new Map([[id, { published, previousOwner }]]),
  changed: new Set([id]),
});
const say = (file: FileContent, effects = noEffects, wrote = true) =>
  outcomesOf({ file: { ...file, key }, wrote }, effects, now);

describe("a file with one article", () => {
  test("is published, with the file that the article was published from before", () => {
    expect(say(articleOf("1"), owning("1", now))).toEqual([
      { kind: "published", key, id: "1", previousOwner: undefined, undated: undefined },
    ]);
    expect(say(articleOf("1"), owning("1", now, "b.txt"))).toMatchObject([{ previousOwner: "b.txt" }]);
  });

  test("waits for its time, from the first millisecond after the present", () => {
    expect(say(articleOf("1"), owning("1", now + 1))).toEqual([
      { kind: "waiting", key, id: "1", until: now + 1, undated: undefined },
    ]);
  });

  test("that states no date says where the date comes from, and which one it is", () => {
    const undated = { dateSource: "arrival" } as Partial<DatedSubmission>;
    const notice = { source: "arrival", published: now };
    expect(say(articleOf("1", undated), owning("1", now))).toMatchObject([{ undated: notice }]);
    expect(say(articleOf("1", undated), owning("1", now + 1))).toMatchObject([
      { kind: "waiting", undated: { source: "arrival", published: now + 1 } },
    ]);
    expect(say(articleOf("1", undated))).toMatchObject([{ kind: "published", undated: undefined }]);
  });

  test("may be a draft", () => {
    expect(say(draftOf("1"))).toEqual([{ kind: "draft", key, id: "1" }]);
  });

  test("is unchanged if nothing was written", () => {
    expect(say(articleOf("1"), owning("1", now), false)).toEqual([{ kind: "unchanged", key }]);
    expect(say({ kind: "absent" }, noEffects, false)).toEqual([{ kind: "unchanged", key }]);
  });

  test("is refused each time, whether or not something was written", () => {
    const expected = [{ kind: "refused", key, refusals: refused.refusals }];
    expect(say(refused)).toEqual(expected);
    expect(say(refused, noEffects, false)).toEqual(expected);
  });

  test("is removed when the file is gone", () => {
    expect(say({ kind: "absent" })).toEqual([{ kind: "removed", key }]);
  });
});

describe("a file of several items", () => {
  const all = several(articleOf("1"), articleOf("2"), draftOf("3"));
  const refusing = { ...all, refused: [{ id: "4", refusals: refused.refusals }] } as FileContent;
  const isRefused = { kind: "refused", key, refusals: refused.refusals };

  test("names only the articles that changed, also those that are no longer in it", () => {
    const changed = { ...owning("2", now), changed: new Set(["2", "3", "9"]) };
    expect(say(all, changed)).toMatchObject([
      { kind: "published", key, id: "2" },
      { kind: "draft", key, id: "3" },
      { kind: "removed", key, id: "9" },
    ]);
  });

  test("is unchanged if none of its articles changed", () => {
    expect(say(all)).toEqual([{ kind: "unchanged", key }]);
    expect(say(all, noEffects, false)).toEqual([{ kind: "unchanged", key }]);
  });

  test("has one outcome for all refused items, each time", () => {
    expect(say(refusing, owning("2", now))).toMatchObject([{ kind: "published", id: "2" }, isRefused]);
    expect(say(refusing)).toEqual([isRefused]);
    expect(say(refusing, noEffects, false)).toEqual([isRefused]);
  });
});
