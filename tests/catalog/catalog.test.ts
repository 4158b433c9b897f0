// The objects of the catalog that are not records, in the embedded store.

import { beforeEach, describe, expect, test } from "vitest";
import {
  getIndexEntry,
  newestBetween,
  nextIndexedFeed,
  putIndexEntry,
} from "../../lambdas/catalog/catalog.ts";
import { bindings } from "../../lambdas/catalog/content-binding.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import { duePublished, feedLabels, fileClaims, pictureUsers } from "../../lambdas/catalog/registers.ts";
import { activated, renewals } from "../../lambdas/catalog/renewal.ts";
import { unchangedSince } from "../../lambdas/catalog/stored-kind.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { ConditionFailed, type ObjectStore } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";

const absent = { ifNoneMatch: "*" } as const;
const noon = Date.UTC(2017, 11, 8, 8);
let catalog: ObjectStore;

beforeEach(() => {
  catalog = openSqliteStore(":memory:").bucket("catalog");
});

/** Stores an object as an older or a newer version would. */
async function store(key: string, value: unknown): Promise<void> {
  await catalog.put(key, new TextEncoder().encode(JSON.stringify(value)), {
    contentType: "application/json",
  });
}

async function index(feed: FeedName, instant: number, id = "1"): Promise<void> {
  await putIndexEntry(catalog, indexKeyOf(feed, instant, id), 1, absent);
}

describe("an object that was never stored", () => {
  test("is empty or undefined, and is written only while it is absent", async () => {
    expect(await fileClaims.get(catalog, "a.txt")).toEqual({
      value: { schema: 1, ids: [] },
      unchanged: absent,
    });
    expect(await pictureUsers.get(catalog, "a.jpg")).toMatchObject({ value: { ids: [] }, unchanged: absent });
    expect(await feedLabels.get(catalog)).toMatchObject({ value: { labels: {} }, unchanged: absent });
    expect(await duePublished.get(catalog)).toEqual({ value: undefined, unchanged: absent });
    expect(await renewals.get(catalog)).toEqual({ value: undefined, unchanged: absent });
    expect(await bindings.get(catalog, '"a"')).toEqual({ value: undefined, unchanged: absent });
    expect(await getIndexEntry(catalog, indexKeyOf("all", noon, "1"))).toMatchObject({ value: undefined });
    expect(unchangedSince(undefined)).toEqual(absent);
  });
});

describe("a stored object", () => {
  test("is read back, and can't be replaced by a worker that has not read it", async () => {
    await fileClaims.put(catalog, { schema: 1, ids: ["1"], keyId: "2" }, absent, "a.txt");
    await pictureUsers.put(catalog, { schema: 1, ids: ["a.txt"] }, absent, "a.jpg");
    await feedLabels.put(catalog, { schema: 1, labels: { "tags/a": "أ" } }, absent);
    await bindings.put(catalog, { key: "a.txt", id: "1" }, absent, '"a"');
    expect((await fileClaims.get(catalog, "a.txt")).value).toEqual({
      schema: 2,
      ids: ["1"],
      keyId: "2",
      count: 1,
    });
    expect((await pictureUsers.get(catalog, "a.jpg")).value.ids).toEqual(["a.txt"]);
    expect((await feedLabels.get(catalog)).value.labels).toEqual({ "tags/a": "أ" });
    expect((await bindings.get(catalog, '"a"')).value).toMatchObject({ key: "a.txt", id: "1" });
    for (const write of [
      fileClaims.put(catalog, { schema: 1, ids: [] }, absent, "a.txt"),
      pictureUsers.put(catalog, { schema: 1, ids: [] }, absent, "a.jpg"),
      feedLabels.put(catalog, { schema: 1, labels: {} }, absent),
      bindings.put(catalog, { key: "b.txt", id: "2" }, absent, '"a"'),
    ])
      await expect(write).rejects.toThrow(ConditionFailed);
  });

  test("counts how often it was written", async () => {
    await fileClaims.put(catalog, { schema: 1, ids: ["1"] }, absent, "a.txt");
    const { value, unchanged } = await fileClaims.get(catalog, "a.txt");
    await fileClaims.put(catalog, value, unchanged, "a.txt");
    expect([value.count, (await fileClaims.get(catalog, "a.txt")).value.count]).toEqual([1, 2]);
  });

  test("in an index entry is the revision of its record", async () => {
    const key = indexKeyOf("all", noon, "1");
    await putIndexEntry(catalog, key, 12, absent);
    expect((await getIndexEntry(catalog, key)).value).toBe(12);
  });

  test("is never written if it is not valid", async () => {
    const ids = [5] as unknown as readonly string[];
    await expect(fileClaims.put(catalog, { schema: 1, ids }, absent, "a.txt")).rejects.toThrow();
    expect((await fileClaims.get(catalog, "a.txt")).unchanged).toEqual(absent);
  });

  test("can be written again with the condition that the write returned", async () => {
    const due = { ifMatch: await duePublished.put(catalog, { schema: 1, until: 1, underWay: [] }, absent) };
    await duePublished.put(catalog, { schema: 1, until: 2, underWay: [] }, due);
    expect(await duePublished.get(catalog)).toMatchObject({ value: { until: 2 } });
    const renewal = activated(undefined, "one", noon);
    const written = { ifMatch: await renewals.put(catalog, renewal, absent) };
    expect((await renewals.get(catalog)).unchanged).toEqual(written);
    await renewals.put(catalog, { ...renewal, isThrough: true }, written);
    expect((await renewals.get(catalog)).value?.isThrough).toBe(true);
  });
});

test("all spellings of a picture's name lead to one object", async () => {
  await pictureUsers.put(catalog, { schema: 1, ids: ["a.txt"] }, absent, "sport/e\u0301.JPG");
  expect((await pictureUsers.get(catalog, "sport/\u00E9.jpg")).value.ids).toEqual(["a.txt"]);
  expect((await pictureUsers.get(catalog, "sport/\u00C9.jpg")).value.ids).toEqual([]);
});

describe("an object that the first version stored", () => {
  test("for the feeds is only their labels", async () => {
    await store("feeds", { "tags/a": "أ" });
    expect((await feedLabels.get(catalog)).value).toEqual({ schema: 1, labels: { "tags/a": "أ" } });
  });

  test("for the clock is a number", async () => {
    await store("due", 5);
    expect((await duePublished.get(catalog)).value).toEqual({ schema: 1, until: 5, underWay: [] });
  });
});

test("a damaged object is a fault", async () => {
  await store("sources/a.txt", { ids: "1" });
  await expect(fileClaims.get(catalog, "a.txt")).rejects.toThrow();
});

describe("the newest entry of a feed", () => {
  const day = { start: noon, end: noon + 10 };

  test("is found if it is between the first and the last instant of a day", async () => {
    expect(await newestBetween(catalog, "all", day)).toBeUndefined();
    await index("all", noon - 1);
    expect(await newestBetween(catalog, "all", day)).toBeUndefined();
    await index("all", noon);
    expect(await newestBetween(catalog, "all", day)).toBe(noon);
    await index("all", noon + 9);
    expect(await newestBetween(catalog, "all", day)).toBe(noon + 9);
    await index("all", noon + 10);
    expect(await newestBetween(catalog, "all", day)).toBe(noon + 9);
  });

  test("is not taken from another feed", async () => {
    await index("tags/a", noon);
    expect(await newestBetween(catalog, "all", day)).toBeUndefined();
  });
});

test("the feeds of the index are found one after the other", async () => {
  for (const feed of ["all", "sections/a", "sections/a-b", "tags/a"] as const)
    for (const id of ["1", "2"]) await index(feed, noon, id);
  const found: (FeedName | undefined)[] = [];
  let last: FeedName | null = null;
  for (let count = 0; count < 5; count++) {
    const next: FeedName | undefined = await nextIndexedFeed(catalog, last);
    found.push(next);
    last = next ?? last;
  }
  // In the order of their keys: `-` is before `/`.
  expect(found).toEqual(["all", "sections/a-b", "sections/a", "tags/a", undefined]);
});
