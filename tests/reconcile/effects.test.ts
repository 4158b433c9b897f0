// The joined effects of two steps, one after the other.
import { expect, test } from "vitest";
import { joinEffects, noEffects, type ReconcileEffects } from "../../lambdas/reconcile/effects.ts";

const done = { oldPictures: [], isIncomplete: false, record: undefined };

test("have everything that one of the steps asks for", () => {
  const first: ReconcileEffects = {
    feeds: new Set(["all", "tags/a"]),
    articles: new Set(["1"]),
    done: new Map([["1", done]]),
    otherClaimants: new Set(["a.txt"]),
    pictureArticles: new Set(["p"]),
    owned: new Map([["1", { published: 1, previousOwner: undefined }]]),
    changed: new Set(["1"]),
    surplus: new Map([["articles/1", { records: [] }]]),
  };
  const then: ReconcileEffects = {
    feeds: new Set(["all", "tags/b"]),
    articles: new Set(["2"]),
    done: new Map([["2", done]]),
    otherClaimants: new Set(["b.txt"]),
    pictureArticles: new Set(["q"]),
    owned: new Map([["2", { published: 2, previousOwner: "b.txt" }]]),
    changed: new Set(["2"]),
    surplus: new Map([["articles/2", { records: [] }]]),
  };
  expect(joinEffects(first, then)).toEqual({
    feeds: new Set(["all", "tags/a", "tags/b"]),
    articles: new Set(["1", "2"]),
    done: new Map([...first.done, ...then.done]),
    otherClaimants: new Set(["a.txt", "b.txt"]),
    pictureArticles: new Set(["p", "q"]),
    owned: new Map([...first.owned, ...then.owned]),
    changed: new Set(["1", "2"]),
    surplus: new Map([...first.surplus, ...then.surplus]),
  });
  expect(joinEffects(noEffects, then)).toEqual(then);
  expect(joinEffects(first, noEffects)).toEqual(first);
});

test("have, for an article of both steps, the later date and the file that owned it before both", () => {
  const owned = (published: number, previousOwner?: string) => ({
    ...noEffects,
    owned: new Map([["1", { published, previousOwner }]]),
  });
  expect(joinEffects(owned(1, "a.txt"), owned(2)).owned.get("1")).toEqual({
    published: 2,
    previousOwner: "a.txt",
  });
  expect(joinEffects(owned(1, "a.txt"), owned(2, "b.txt")).owned.get("1")).toEqual({
    published: 2,
    previousOwner: "b.txt",
  });
});
