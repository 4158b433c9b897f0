// A process that keeps records in memory reads each record of a feed once, and still never shows an outdated one.
import { beforeEach, expect, test } from "vitest";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { eventFor, openTestContext, publication, readItems, type TestContext } from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { upload } = stepsOf(() => context);
const anotherProcess = () => ({ ...context, warmRecords: new WarmRecords() });
const { upload: uploadElsewhere } = stepsOf(() => context, anotherProcess);
/** The keys of the records that were read since the last call of this function. */
let reads: string[];

beforeEach(() => {
  const plain = openTestContext({ publication: { ...publication, feedLength: 20 } });
  reads = [];
  context = { ...plain, catalog: observed(plain.catalog) };
});

test("an article that joins a full feed costs reads of the changed records, and not of all records of the feed", async () => {
  for (let id = 1; id <= 20; id++) await upload(`${id}.txt`, { id: `${id}` });
  reads = [];
  await upload("21.txt", { id: "21" });
  expect(new Set(reads)).toEqual(new Set(["articles/21"]));
  expect(await ids()).toHaveLength(20);
});

test("a process that has just started reads each record of the feed once, although two feeds and two passes need it", async () => {
  for (let id = 1; id <= 5; id++) await upload(`${id}.txt`, { id: `${id}` });
  reads = [];
  await uploadElsewhere("6.txt", { id: "6" });
  const others = reads.filter((key) => key !== "articles/6").toSorted();
  expect(others).toEqual(["articles/1", "articles/2", "articles/3", "articles/4", "articles/5"]);
});

test("an edit by another process is shown", async () => {
  await upload("a.txt", { id: "1", headline: "أول" });
  await uploadElsewhere("a.txt", { id: "1", headline: "ثان" });
  await upload("b.txt", { id: "2" });
  expect((await readItems(context.site))?.map(({ title }) => title)).toContain("ثان");
});

test("a removal by another process is shown, even if that process crashed before it wrote any feed and this one gets the message", async () => {
  await upload("a.txt", { id: "1" });
  await upload("b.txt", { id: "2" });
  await context.inbox.delete("a.txt");
  const crashing = { ...anotherProcess(), site: unwritable(context.site) };
  expect((await publish(eventFor("a.txt"), crashing)).batchItemFailures).toHaveLength(1);
  expect(await ids()).toHaveLength(2);
  await publish(eventFor("a.txt"), context);
  expect(await ids()).toHaveLength(1);
});

test("an article that another process removed does not get into the feed when a newer article is removed", async () => {
  for (let id = 1; id <= 21; id++) await upload(`${id}.txt`, { id: `${id}` });
  await context.inbox.delete("1.txt");
  await publish(eventFor("1.txt"), anotherProcess());
  await context.inbox.delete("21.txt");
  await publish(eventFor("21.txt"), context);
  expect(await ids()).toHaveLength(19);
});

test("a record that could not be read is read again", async () => {
  const place = { key: "index/all/8487332399999/1", etag: '"1"' };
  await upload("a.txt", { id: "1" });
  const records = new WarmRecords();
  const failing: ObjectStore = {
    ...context.catalog,
    get: (key) => Promise.reject(new StoreFault("get", key, { cause: undefined })),
  };
  await expect(records.read(place, failing)).rejects.toThrow(StoreFault);
  expect(await records.read(place, context.catalog)).toMatchObject({ id: "1" });
});

test("no more than a thousand records are kept, and the one that was read first is dropped first", async () => {
  const records = new WarmRecords();
  const read = (id: number) => records.read({ key: `index/all/0/${id}`, etag: '"1"' }, context.catalog);
  for (let id = 0; id < 1001; id++) await read(id);
  reads = [];
  await read(1000);
  await read(1);
  expect(reads).toEqual([]);
  await read(0);
  expect(reads).toEqual(["articles/0"]);
});

function observed(store: ObjectStore): ObjectStore {
  return {
    ...store,
    get: (key) => {
      if (key.startsWith("articles/")) reads.push(key);
      return store.get(key);
    },
  };
}

function unwritable(store: ObjectStore): ObjectStore {
  return { ...store, put: (key) => Promise.reject(new StoreFault("put", key, { cause: undefined })) };
}

async function ids(): Promise<readonly string[]> {
  return ((await readItems(context.site)) ?? []).map(({ id }) => id);
}
