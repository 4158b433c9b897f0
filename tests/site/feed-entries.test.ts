// The entries and the tombstones of a feed: those that a record names, and whose time of publication is not in the future.

import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { putIndexEntry, putRecord } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf, tombstoneKeyOf } from "../../lambdas/catalog/keys.ts";
import { duePublished, lookBack } from "../../lambdas/catalog/registers.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { firstRecord } from "../../lambdas/reconcile/record/next-record.ts";
import { buildEntries, listFeed, readEntries } from "../../lambdas/site/feed-entries.ts";
import { listTombstones } from "../../lambdas/site/tombstones-of-feed.ts";
import { failing } from "../publish/interruptions.ts";
import { arrival, openTestContext, pageOf, type TestContext } from "../publish/publish-fixture.ts";

const absent = { ifNoneMatch: "*" } as const;
const day = 24 * 60 * 60_000;
let process: TestContext;
let context: CallContext;
beforeEach(() => {
  process = openTestContext();
  context = beginCall(process);
});

const guid = (id: string) => `tag:news.example,2017:${id}`;

function recordOf(id: string, changes: Partial<ArticleRecord> = {}): ArticleRecord {
  const article = {
    ...{ headline: `عنوان ${id}`, published: { day: "2017-12-08" }, paragraphs: ["نص"] },
    ...{ places: [], authors: [], agencies: [], tags: [] },
  };
  const record = firstRecord(id, guid(id), {
    ...{ owner: { key: `${id}.txt`, modified: arrival }, source: undefined, article, pictures: [] },
    ...{
      fingerprint: "f",
      published: arrival,
      updated: arrival,
      indexKeys: [indexKeyOf("all", arrival, id)],
    },
  });
  return { ...record, ...changes };
}

/** Stores a record and its index entries, or other entries. */
async function store(record: ArticleRecord, keys = record.indexKeys): Promise<void> {
  await putRecord(context.catalog, record, absent);
  for (const key of keys) await putIndexEntry(context.catalog, key, record.revision, absent);
}

async function read(of = context) {
  const { entries, tombstones = [], swept } = await readEntries(await listFeed("all", of), of);
  return { entries: entries.map((entry) => entry.guid), tombstones, swept };
}

const keysIn = async (prefix: string) => (await context.catalog.list({ prefix })).map(({ key }) => key);

describe("the entries of a feed", () => {
  test("are the newest, as many as the feed has, and the listing has one more", async () => {
    for (const [index, id] of ["1", "2", "3", "4", "5"].entries()) {
      const published = arrival - index;
      await store(recordOf(id, { published, indexKeys: [indexKeyOf("all", published, id)] }));
    }
    expect(await read()).toEqual({ entries: ["1", "2", "3"].map(guid), tombstones: [], swept: false });
    const { entries } = await listFeed("all", context);
    expect([entries.listed.length, entries.limit]).toEqual([4, 4]);
  });

  test("are none of the future", async () => {
    await store(recordOf("1", { published: arrival + 1, indexKeys: [indexKeyOf("all", arrival + 1, "1")] }));
    expect((await read()).entries).toEqual([]);
    process.clock.now = arrival + 1;
    expect((await read()).entries).toEqual([guid("1")]);
  });

  test("are those that a record names: others are deleted from the index", async () => {
    const left = indexKeyOf("all", arrival - 1, "1");
    await store(recordOf("1"), [...recordOf("1").indexKeys, left]);
    await store(recordOf("2", { article: null }));
    await putIndexEntry(context.catalog, indexKeyOf("all", arrival - 2, "9"), 1, absent);
    const longer = { ...context, publication: { ...context.publication, feedLength: 9 } };
    expect(await read(longer)).toEqual({ entries: [guid("1")], tombstones: [], swept: true });
    expect(await keysIn("index/all/")).toEqual(recordOf("1").indexKeys);
    expect((await read()).swept).toBe(false);
  });

  test("are built of records that are read for them", async () => {
    await store(recordOf("1"));
    const listed = await context.catalog.list({ prefix: "index/all/" });
    expect(await buildEntries(listed, context)).toMatchObject({
      entries: [{ guid: guid("1") }],
      swept: false,
    });
  });
});

describe("an article that waited for its time", () => {
  const waited = () => recordOf("1", { owner: { key: "1.txt", modified: arrival - 1 } });
  const clockHasPublished = (until: number) =>
    duePublished.put(context.catalog, { schema: 1, until, underWay: [] }, absent);

  test("has its page before it is in a feed, even if the clock has not published it yet", async () => {
    await store(waited());
    expect((await read()).entries).toEqual([guid("1")]);
    expect(await pageOf(context.site, "1")).toBe("article");
  });

  test("has its page from the clock, after some minutes", async () => {
    await store(waited());
    await clockHasPublished(arrival + lookBack);
    expect((await read()).entries).toEqual([guid("1")]);
    expect(await pageOf(context.site, "1")).toBe("none");
  });

  test("has its page from this call if the clock may just have missed it", async () => {
    await store(waited());
    await clockHasPublished(arrival + lookBack - 1);
    await read();
    expect(await pageOf(context.site, "1")).toBe("article");
  });

  test("is not in the feed if its embargo was moved since its record was read", async () => {
    await store(waited());
    const listing = await listFeed("all", context);
    await process.warmRecords.readAll(listing.entries.listed, context.catalog);
    const later = arrival + day;
    const moved = { ...waited(), published: later, indexKeys: [indexKeyOf("all", later, "1")], revision: 2 };
    await context.catalog.delete("articles/1");
    await putRecord(context.catalog, moved, absent);
    const { entries, swept } = await readEntries(listing, context);
    expect([entries, swept]).toEqual([[], true]);
  });

  test("that was published at once has its page already", async () => {
    await store(recordOf("1"));
    await read();
    expect(await pageOf(context.site, "1")).toBe("none");
  });
});

describe("the tombstones of a feed", () => {
  const gone = (id: string, withdrawn: number, changes: Partial<ArticleRecord> = {}) =>
    recordOf(id, { article: null, indexKeys: [tombstoneKeyOf("all", withdrawn, id)], ...changes });

  test("name the articles that were withdrawn in the last days, the latest first", async () => {
    await store(gone("1", arrival - 2));
    await store(gone("2", arrival - 1));
    expect((await read()).tombstones).toEqual([
      { guid: guid("2"), withdrawn: arrival - 1 },
      { guid: guid("1"), withdrawn: arrival - 2 },
    ]);
    process.clock.now = arrival - 2 + 30 * day;
    expect((await read()).tombstones).toEqual([{ guid: guid("2"), withdrawn: arrival - 1 }]);
  });

  test("have their own records beside those of the entries, and one without a record is deleted", async () => {
    await store(recordOf("1"));
    await store(gone("2", arrival - 1));
    expect(await read()).toEqual({
      ...{ entries: [guid("1")], tombstones: [{ guid: guid("2"), withdrawn: arrival - 1 }], swept: false },
    });
    await putIndexEntry(context.catalog, tombstoneKeyOf("all", arrival, "9"), 1, absent);
    expect((await read()).swept).toBe(true);
    expect(await keysIn("gone/")).toEqual(gone("2", arrival - 1).indexKeys);
  });

  test("name an article that waits for a later time, until that time", async () => {
    const keys = [indexKeyOf("all", arrival + 1, "1"), tombstoneKeyOf("all", arrival, "1")];
    await store(recordOf("1", { published: arrival + 1, indexKeys: keys }));
    const site = failing(context.site, () => true); // fails if the article's page is read
    expect((await read({ ...context, site })).tombstones).toEqual([{ guid: guid("1"), withdrawn: arrival }]);
    process.clock.now = arrival + 1;
    expect(await read()).toMatchObject({ entries: [guid("1")], tombstones: [], swept: false });
  });

  test("are those that a record names: others are deleted", async () => {
    await store(recordOf("1"), [...recordOf("1").indexKeys, tombstoneKeyOf("all", arrival, "1")]);
    expect(await read()).toEqual({ entries: [guid("1")], tombstones: [], swept: true });
    expect(await keysIn("gone/")).toEqual([]);
  });

  test("are as many as the feed has entries, and as there is room for in it", async () => {
    for (const id of ["1", "2", "3", "4"]) await store(gone(id, arrival - Number(id)));
    expect((await read()).tombstones).toHaveLength(3);
    const listed = async (changes: object) => {
      const publication = { ...context.publication, ...changes };
      const { listed, limit } = await listTombstones("all", { ...context, publication });
      return [listed.length, limit];
    };
    expect(await listed({ feedLength: 50, feedSize: 20_000 })).toEqual([4, 10]);
    expect(await listed({ feedLength: 2 })).toEqual([2, 2]);
    const list = () => Promise.reject(new Error("a request"));
    const off = { ...context.publication, tombstoneDays: 0 };
    const unlisted = { ...context, catalog: { ...context.catalog, list }, publication: off };
    expect(await listTombstones("all", unlisted)).toEqual({ listed: [], limit: 0 });
    expect(await listed({ feedLength: 50, feedSize: 1999 })).toEqual([0, 0]);
  });
});
