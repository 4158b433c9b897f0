// A warm process remembers the newest entries of a feed, and those that it has written since. It forgets a listing that may be incomplete.
import { beforeEach, expect, test } from "vitest";
import { indexKeyOf, tombstoneKeyOf } from "../../lambdas/catalog/keys.ts";
import { WarmListings } from "../../lambdas/catalog/warm-listings.ts";

const now = Date.UTC(2026, 0, 1);
const entry = (minute: number) => ({
  key: indexKeyOf("all", now + minute * 60_000, "1"),
  etag: `"${minute}"`,
});
const tombstone = (minute: number) => ({
  key: tombstoneKeyOf("all", now + minute * 60_000, "1"),
  etag: `"${minute}"`,
});
let listings: WarmListings;

/** The feed as it is listed: entries at these minutes, the newest first, and tombstones. */
const keep = (entries: readonly number[], tombstones: readonly number[] = [], limit = 3) =>
  listings.keep("all", {
    entries: { listed: entries.map(entry), limit },
    tombstones: { listed: tombstones.map(tombstone), limit },
  });
const taken = () => {
  const { entries, tombstones } = listings.take("all", now) ?? {};
  return entries && tombstones && { entries: entries.listed, tombstones: tombstones.listed };
};

beforeEach(() => {
  listings = new WarmListings();
});

test("a listing is used once, because it must be checked afterwards", () => {
  keep([-2]);
  listings.add(entry(-1).key, '"-1"');
  expect(taken()).toEqual({ entries: [entry(-1), entry(-2)], tombstones: [] });
  expect(taken()).toBeUndefined();
});

test("a listing in which this process has changed nothing is not used", () => {
  keep([-1, -2, -3]);
  listings.add(entry(-4).key, '"-4"');
  listings.remove(entry(-5).key);
  expect(taken()).toBeUndefined();
  keep([-1]);
  listings.remove(entry(-5).key);
  expect(taken()).toBeUndefined();
});

test("an entry that this process writes is in its place, and the oldest one drops out", () => {
  keep([-1, -3, -4], [-1]);
  listings.add(entry(-2).key, '"-2"');
  listings.add(tombstone(0).key, '"0"');
  expect(taken()).toEqual({
    entries: [entry(-1), entry(-2), entry(-3)],
    tombstones: [tombstone(0), tombstone(-1)],
  });
});

test("an entry that this process writes again has the new ETag", () => {
  keep([-1, -2]);
  listings.add(entry(-2).key, '"new"');
  expect(taken()?.entries).toEqual([entry(-1), { ...entry(-2), etag: '"new"' }]);
});

test("an entry that this process deletes is gone", () => {
  keep([-1, -2], [-1, -2]);
  listings.remove(entry(-1).key);
  listings.remove(tombstone(-2).key);
  expect(taken()).toEqual({ entries: [entry(-2)], tombstones: [tombstone(-1)] });
});

test("if an unknown entry may take the place of a deleted one, the listing is forgotten", () => {
  keep([-1, -2, -3]);
  listings.add(tombstone(0).key, '"0"');
  listings.remove(entry(-1).key);
  expect(taken()).toBeUndefined();
  keep([-1], [-1, -2, -3]);
  listings.add(entry(0).key, '"0"');
  listings.remove(tombstone(-1).key);
  expect(taken()).toBeUndefined();
});

test("an entry whose time has not come is left out, and makes no room for unknown ones", () => {
  keep([-1]);
  listings.add(entry(1).key, '"1"');
  expect(taken()?.entries).toEqual([entry(-1)]);
  keep([-1, -2, -3]);
  listings.add(entry(1).key, '"1"');
  expect(taken()).toBeUndefined();
});

test("a process remembers a hundred feeds, those that it listed last", () => {
  const feeds = Array.from({ length: 101 }, (_, index) => `sections/${index}` as const);
  const [first, ...others] = feeds;
  if (first === undefined) throw new Error("there is no feed");
  for (const feed of [first, ...others.slice(0, -1), first, ...others.slice(-1)])
    listings.keep(feed, { entries: { listed: [], limit: 3 }, tombstones: { listed: [], limit: 3 } });
  for (const feed of feeds) listings.add(indexKeyOf(feed, now, "1"), '"1"');
  expect(feeds.filter((feed) => listings.take(feed, now) === undefined)).toEqual(["sections/1"]);
});
