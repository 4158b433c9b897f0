import fc from "fast-check";
import { expect, test } from "vitest";
import {
  claimsKey,
  contentKey,
  feedOf,
  idBytes,
  indexFrom,
  indexKeyOf,
  instantOf,
  pictureUsersKey,
  recordKey,
  recordKeyOf,
  unannouncedKey,
} from "../../lambdas/catalog/keys.ts";

const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) });
const feeds = fc.constantFrom("all" as const, "sections/sport" as const, "sections/العرب-والعالم" as const);
const ids = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom("1187246", "2026/11/خبر 100%", "a%2Fb"),
);

/** Sorts keys as S3 and SQLite do. */
function before(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}

test("an index key contains its feed, its instant and the id of its article", () => {
  fc.assert(
    fc.property(feeds, instants, ids, (feed, instant, id) => {
      const key = indexKeyOf(feed, instant, id);
      expect([feedOf(key), instantOf(key), recordKeyOf(key)]).toEqual([feed, instant, recordKey(id)]);
    }),
  );
});

test("newer articles come first in byte order, whatever the ids are", () => {
  fc.assert(
    fc.property(feeds, instants, ids, instants, ids, (feed, a, idOfA, b, idOfB) => {
      fc.pre(a > b);
      expect(before(indexKeyOf(feed, a, idOfA), indexKeyOf(feed, b, idOfB))).toBe(true);
    }),
  );
});

test("a listing that starts at an instant has the entries of that instant and older ones", () => {
  fc.assert(
    fc.property(feeds, instants, instants, ids, (feed, from, instant, id) => {
      expect(before(indexFrom(feed, from), indexKeyOf(feed, instant, id))).toBe(instant <= from);
    }),
  );
});

test("different ids have different records", () => {
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(recordKey(a) === recordKey(b)).toBe(a === b);
    }),
  );
});

test("the length of an id is counted as it is in a key", () => {
  expect(idBytes("a")).toBe(1);
  expect(idBytes("\u062E/%")).toBe(2 + 3 + 3);
});

test("a picture has one key, however its extension and its accents are written", () => {
  expect(pictureUsersKey("Sport/e\u0301.JPG")).toBe("pictures/Sport/\u00E9.jpg");
});

test("the names of stored objects are those that earlier versions gave them", () => {
  expect([claimsKey("a/b.txt"), contentKey('"12ab"'), recordKey("a/b"), unannouncedKey("rss.xml")]).toEqual([
    ...["sources/a/b.txt", "contents/12ab", "articles/a%2Fb", "unannounced/rss.xml"],
  ]);
});
