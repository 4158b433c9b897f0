// A process reads a record again only when the index entry that names it has changed.
import { beforeEach, expect, test } from "vitest";
import { putRecord } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf, recordKey } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { firstRecord } from "../../lambdas/reconcile/record/next-record.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";

let catalog: ObjectStore;
let reads: string[];
let isDown: boolean;

beforeEach(() => {
  const store = openSqliteStore(":memory:").bucket("catalog");
  reads = [];
  isDown = false;
  catalog = {
    get: (key) => {
      reads.push(key);
      return isDown ? Promise.reject(new StoreFault("get", key, {})) : store.get(key);
    },
    head: (key) => store.head(key),
    put: (...call) => store.put(...call),
    list: (options) => store.list(options),
    delete: (...call) => store.delete(...call),
  };
});

async function store(id: string): Promise<void> {
  const article = {
    headline: `عنوان ${id}`,
    published: { day: "2017-12-08" },
    ...{ places: [], authors: [], agencies: [], tags: [], paragraphs: ["نص"] },
  };
  const claim = {
    ...{ owner: { key: `${id}.txt`, modified: 1, etag: '"a"' }, source: undefined, article, pictures: [] },
    ...{ fingerprint: "f", published: 1, updated: 1, indexKeys: [] },
  };
  const record = firstRecord(id, `tag:news.example,2017:${id}`, claim);
  await putRecord(catalog, record, { ifNoneMatch: "*" });
}

const entry = (id: string, etag = '"1"') => ({ key: indexKeyOf("all", 1, id), etag });

test("a record is read once for its index entries in all feeds, and again when an entry has changed", async () => {
  await store("1");
  const warm = new WarmRecords();
  expect((await warm.read(entry("1"), catalog))?.id).toBe("1");
  expect((await warm.read({ key: indexKeyOf("tags/a", 2, "1"), etag: '"1"' }, catalog))?.id).toBe("1");
  expect(reads).toEqual([recordKey("1")]);
  await warm.read(entry("1", '"2"'), catalog);
  expect(reads).toEqual([recordKey("1"), recordKey("1")]);
  await warm.read(entry("1", '"2"'), catalog);
  expect(reads).toHaveLength(2);
});

test("an entry without a record has none", async () => {
  expect(await new WarmRecords().read(entry("1"), catalog)).toBeUndefined();
});

test("a record that could not be read is read again", async () => {
  await store("1");
  const warm = new WarmRecords();
  isDown = true;
  await expect(warm.read(entry("1"), catalog)).rejects.toThrow(StoreFault);
  isDown = false;
  expect((await warm.read(entry("1"), catalog))?.id).toBe("1");
});

test("a fault does not remove the result of a later read of the same record", async () => {
  await store("1");
  const warm = new WarmRecords();
  isDown = true;
  const failing = warm.read(entry("1"), catalog);
  isDown = false;
  const later = warm.read(entry("1", '"2"'), catalog);
  await expect(failing).rejects.toThrow(StoreFault);
  await later;
  await warm.read(entry("1", '"2"'), catalog);
  expect(reads).toHaveLength(2);
});

test("the thousand records that were read last are kept", async () => {
  const warm = new WarmRecords();
  const readAll = (ids: readonly number[]) =>
    Promise.all(ids.map((id) => warm.read(entry(`${id}`), catalog)));
  const thousand = Array.from({ length: 1000 }, (_, id) => id);
  await readAll(thousand);
  reads = [];
  await readAll(thousand);
  expect(reads).toEqual([]);
  await warm.read(entry("0", '"2"'), catalog);
  await warm.read(entry("new"), catalog);
  reads = [];
  await warm.read(entry("0", '"2"'), catalog);
  expect(reads).toEqual([]);
  await warm.read(entry("1"), catalog);
  expect(reads).toEqual([recordKey("1")]);
});

const ids = (records: readonly ({ readonly id: string } | undefined)[]) =>
  records.map((record) => record?.id);

test("the records of a listing are in the order of its entries, and each is read once", async () => {
  await store("1");
  await store("2");
  const warm = new WarmRecords();
  const listed = [entry("2"), entry("1"), entry("9"), { ...entry("2"), key: indexKeyOf("all", 2, "2") }];
  expect(ids(await warm.readAll(listed, catalog))).toEqual(["2", "1", undefined, "2"]);
  expect(reads).toEqual(["2", "1", "9"].map(recordKey));
  await warm.readAll([entry("2"), { ...entry("2"), key: indexKeyOf("all", 2, "2") }], catalog);
  expect(reads).toHaveLength(3);
});

test("while a worker moves an article, its record is read again for both of its entries", async () => {
  await store("1");
  const warm = new WarmRecords();
  const [before, moved] = [entry("1"), { key: indexKeyOf("all", 2, "1"), etag: '"2"' }];
  for (const listed of [
    [before, moved],
    [moved, before],
  ]) {
    await warm.read(before, catalog);
    reads = [];
    expect(ids(await warm.readAll(listed, catalog))).toEqual(["1", "1"]);
    expect(reads).toEqual([recordKey("1")]);
  }
});

test("a record that this process has written is not read, and its entry is in the listing of the feed", async () => {
  await store("1");
  const warm = new WarmRecords();
  const record = await warm.read(entry("1"), catalog);
  if (!record) throw new Error("there is no record");
  const nothing = { listed: [], limit: 3 };
  warm.listings.keep("all", { entries: nothing, tombstones: nothing });
  reads = [];
  warm.keep(entry("1", '"2"'), record);
  expect(await warm.read(entry("1", '"2"'), catalog)).toBe(record);
  expect(reads).toEqual([]);
  expect(warm.listings.take("all", 1)?.entries.listed).toEqual([entry("1", '"2"')]);
});
