// The index entries of a record: those of its feeds are there, and its former ones are not.
import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getIndexEntry, getRecord, putIndexEntry, putRecord } from "../../lambdas/catalog/catalog.ts";
import { indexOfNew, isIndexed, readIndex } from "../../lambdas/catalog/index-of-record.ts";
import { indexKeyOf, recordKey } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { raiseRevision, writeIndex } from "../../lambdas/reconcile/record/record-index.ts";
import { ConditionFailed, type ObjectStore } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { absent, recordOf } from "./record-fixture.ts";

const [all, sport, former] = [
  indexKeyOf("all", 2, "1"),
  indexKeyOf("sections/sport", 2, "1"),
  indexKeyOf("all", 1, "1"),
];
const record: ArticleRecord = {
  ...recordOf("1", "a.txt", { published: 2, indexKeys: [all, sport] }),
  formerIndexKeys: [former],
  revision: 3,
};

let catalog: ObjectStore;
let warmRecords: WarmRecords;
beforeEach(() => {
  catalog = openSqliteStore(":memory:").bucket("catalog");
  warmRecords = new WarmRecords();
});

const put = (key: string, revision: number) => putIndexEntry(catalog, key, revision, absent);
const revisions = () =>
  Promise.all([all, sport, former].map(async (key) => (await getIndexEntry(catalog, key)).value));
const read = async () => {
  const { outdated, former, latest } = await readIndex(record, catalog);
  return { outdated: outdated.map(({ key }) => key), former: former.map(({ key }) => key), latest };
};

describe("the index of a record", () => {
  test("lacks what is missing or of an earlier revision, and has what the record has left", async () => {
    await put(sport, 2);
    await put(former, 3);
    expect(await read()).toEqual({ outdated: [all, sport], former: [former], latest: 2 });
  });

  test("is right if all entries have this revision or a later one, and a later one may be at a former key", async () => {
    await Promise.all([put(all, 3), put(sport, 4), put(former, 4)]);
    expect(await read()).toEqual({ outdated: [], former: [], latest: 4 });
    expect(isIndexed(await readIndex(record, catalog))).toBe(true);
  });

  test("is not right while an entry is missing, or one is left", async () => {
    await put(former, 1);
    await put(all, 3);
    expect(isIndexed(await readIndex(record, catalog))).toBe(false);
    await catalog.delete(former);
    expect(isIndexed(await readIndex(record, catalog))).toBe(false);
    await put(sport, 3);
    expect(isIndexed(await readIndex(record, catalog))).toBe(true);
    await put(former, 1);
    expect(isIndexed(await readIndex(record, catalog))).toBe(false);
  });

  test("of a new record lacks everything", () => {
    const unchanged = absent;
    expect(indexOfNew(record)).toEqual({
      outdated: [all, sport].map((key) => ({ key, value: undefined, unchanged })),
      ...{ former: [], latest: 0 },
    });
  });
});

describe("the entries", () => {
  test("are written and deleted as they were read", async () => {
    await put(sport, 2);
    await put(former, 3);
    await writeIndex(record, await readIndex(record, catalog), { catalog, warmRecords });
    expect(await revisions()).toEqual([3, 3, undefined]);
  });

  test("are in the memory of this process, in its listings too", async () => {
    const listing = { listed: [{ key: former, etag: '"1"' }], limit: 9 };
    await put(former, 1);
    warmRecords.listings.keep("all", { entries: listing, tombstones: { listed: [], limit: 9 } });
    await writeIndex(record, await readIndex(record, catalog), { catalog, warmRecords });
    const [entry] = await catalog.list({ prefix: all });
    expect(warmRecords.listings.take("all", 2)?.entries.listed).toEqual([entry]);
    const unread = { ...catalog, get: () => Promise.reject(new Error("read again")) };
    expect(entry && (await warmRecords.read(entry, unread))).toBe(record);
  });

  test("are all tried although one has changed meanwhile, and that is a failed condition", async () => {
    await put(former, 1);
    const index = await readIndex(record, catalog);
    await put(all, 9);
    await expect(writeIndex(record, index, { catalog, warmRecords })).rejects.toThrow(ConditionFailed);
    expect(await revisions()).toEqual([9, 3, undefined]);
    await put(former, 2);
    await expect(writeIndex(record, { ...index, outdated: [] }, { catalog, warmRecords })).rejects.toThrow(
      ConditionFailed,
    );
    expect(await revisions()).toEqual([9, 3, 2]);
  });

  test("of a new record are not deleted", async () => {
    await put(former, 1);
    const left = { key: former, value: undefined, unchanged: absent };
    await writeIndex(record, { outdated: [], former: [left], latest: 0 }, { catalog, warmRecords });
    expect(await revisions()).toEqual([undefined, undefined, 1]);
  });
});

describe("a record from a backup", () => {
  const revision = async () => (await getRecord(catalog, recordKey("1"))).value?.revision;
  beforeEach(() => putRecord(catalog, record, absent));

  test("gets a later revision than its entries have", async () => {
    expect(await raiseRevision(record, 7, catalog)).toBe(true);
    expect(await revision()).toBe(8);
  });

  test("stays as it is if its entries are not later", async () => {
    expect(await raiseRevision(record, 3, catalog)).toBe(false);
    expect(await revision()).toBe(3);
  });

  test("stays as it is if another worker has changed it since", async () => {
    expect(await raiseRevision({ ...record, revision: 2 }, 3, catalog)).toBe(false);
    expect(await revision()).toBe(3);
    expect(await raiseRevision({ ...record, id: "2" }, 9, catalog)).toBe(false);
  });
});
