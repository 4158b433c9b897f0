// The record of an article after one of its files was read.
import { beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { putIndexEntry } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf, tombstoneKeyOf } from "../../lambdas/catalog/keys.ts";
import { refusedFile, type WholeContent } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { buildRecord } from "../../lambdas/reconcile/record/build-record.ts";
import { arrival, openTestContext, png, type TestContext } from "../publish/publish-fixture.ts";

const key = "a.txt";
const day = 24 * 60 * 60_000;
type ArticleContent = Extract<WholeContent, { kind: "article" }>;
const article: Article = {
  ...{ headline: "عنوان", section: "الرياضة", published: { day: "2017-12-08" }, paragraphs: ["نص"] },
  ...{ places: [], authors: [], agencies: [], tags: [] },
};

let process: TestContext;
let context: CallContext;
beforeEach(() => {
  process = openTestContext();
  context = beginCall(process);
});

function fileOf(changes: Partial<Article> = {}, version: Partial<ArticleContent> = {}): ArticleContent {
  return {
    ...{ kind: "article", id: "1", article: { ...article, ...changes } },
    ...{ modified: arrival, etag: '"a"', ...version },
  };
}

const build = (file: WholeContent, record?: ArticleRecord, from = key, id = "1") =>
  buildRecord(id, { ...file, key: from }, record, context);

async function first(file: WholeContent = fileOf(), from = key): Promise<ArticleRecord> {
  const record = await build(file, undefined, from);
  if (!record) throw new Error("there is no record");
  return record;
}

const indexKeys = (published: number) => [
  indexKeyOf("all", published, "1"),
  indexKeyOf("sections/sport", published, "1"),
];
const tombstones = (withdrawn: number) => [
  tombstoneKeyOf("all", withdrawn, "1"),
  tombstoneKeyOf("sections/sport", withdrawn, "1"),
];

describe("a new article", () => {
  test("has its guid, its owner, its dates and the keys of its feeds", async () => {
    expect(await first()).toMatchObject({
      ...{ id: "1", guid: "tag:news.example,2017:1", owner: { key, modified: arrival, etag: '"a"' } },
      ...{ published: arrival, updated: arrival, indexKeys: indexKeys(arrival), claimants: [key] },
    });
  });

  test("of an earlier day follows the newest article of that day, but not those of an import", async () => {
    const earlier = fileOf({ published: { day: "2017-12-07" } });
    const noon = arrival - day;
    await putIndexEntry(context.catalog, indexKeyOf("all", noon, "2"), 1, { ifNoneMatch: "*" });
    expect((await first(earlier)).published).toBe(noon + 1000);
    const imported = { ...context, isImport: true };
    const numbered = async (id: string) =>
      (await buildRecord(id, { ...earlier, key, id }, undefined, imported))?.published;
    expect(await numbered("1190000")).toBe(noon);
    expect(await numbered("1190003")).toBe(noon + 3000);
  });

  test("that is a draft has no article", async () => {
    const draft: WholeContent = { kind: "withheld", id: "1", source: "afp", modified: arrival, etag: '"a"' };
    expect(await first(draft)).toMatchObject({ article: null, withheld: true, source: "afp", indexKeys: [] });
  });

  test("whose file is refused or gone has no record", async () => {
    expect(await build(refusedFile("unusable-key", key))).toBeUndefined();
    expect(await build({ kind: "absent" })).toBeUndefined();
    expect(await build(fileOf(), undefined, key, "2")).toBeUndefined();
  });
});

describe("the file of an article again", () => {
  test("changes nothing, and an edit is an update at the time of its upload", async () => {
    const record = await first();
    expect(await build(fileOf(), record)).toBe(record);
    const edited = await build(
      fileOf({ headline: "بعد التصحيح" }, { modified: arrival + 5, etag: '"b"' }),
      record,
    );
    expect(edited).toMatchObject({ published: arrival, updated: arrival + 5, revision: 2 });
  });

  test("is no update if its text is the same in other bytes", async () => {
    const saved = fileOf({}, { modified: arrival + 5, etag: '"b"' });
    expect(await build(saved, await first())).toMatchObject({ updated: arrival, owner: { etag: '"b"' } });
  });

  test("is no update if its bytes and pictures are the same, but this code reads them in another way", async () => {
    const record = await first();
    const reread = await build(fileOf({ headline: "آخر" }), record);
    expect(reread).toMatchObject({ article: { headline: "آخر" }, updated: arrival, revision: 2 });
    const schema1 = { ...record, owner: { key, modified: arrival } };
    process.clock.now = arrival + 9;
    expect(await build(fileOf({ headline: "آخر" }), schema1)).toMatchObject({ updated: arrival });
    expect(await build(fileOf({ headline: "آخر" }), record)).toMatchObject({ updated: arrival });
    const uploadedAgain = fileOf({ headline: "آخر" }, { modified: arrival + 5 });
    expect(await build(uploadedAgain, schema1)).toMatchObject({ updated: arrival + 5 });
  });

  test("with another picture is an update now, because its own time would tell readers nothing", async () => {
    const record = await first();
    process.clock.now = arrival + 9;
    await process.inbox.put("a.png", png(200), { contentType: "image/png" });
    const pictured = await build(fileOf(), record);
    expect(pictured).toMatchObject({ updated: arrival + 9, pictures: [{ from: { kind: "beside" } }] });
    await process.inbox.put("a.png", png(201), { contentType: "image/png" });
    process.clock.now = arrival + 20;
    expect((await buildRecord("1", { ...fileOf(), key }, pictured, beginCall(process)))?.updated).toBe(
      arrival + 20,
    );
  });

  test("with another date is published at that date, and updated not before it", async () => {
    const later = arrival + 60_000;
    const record = await first();
    process.clock.now = later;
    const moved = await build(
      fileOf({ published: { instant: later } }, { modified: arrival + 5, etag: '"b"' }),
      record,
    );
    expect(moved).toMatchObject({
      ...{ published: later, updated: later, indexKeys: indexKeys(later) },
      formerIndexKeys: indexKeys(arrival),
    });
  });
});

describe("an article that readers can no longer see", () => {
  test("has tombstones in the feeds where they saw it, at the present time", async () => {
    const record = await first();
    process.clock.now = arrival + 5;
    expect(await build({ kind: "absent" }, record)).toMatchObject({
      ...{ article: null, withheld: false, indexKeys: tombstones(arrival + 5) },
      formerIndexKeys: indexKeys(arrival),
    });
    const draft: WholeContent = { kind: "withheld", id: "1", modified: arrival + 1, etag: '"b"' };
    expect(await build(draft, record)).toMatchObject({
      ...{ article: null, withheld: true, indexKeys: tombstones(arrival + 5) },
      owner: { etag: '"b"' },
    });
  });

  test("has tombstones of its last update, if that is later than the present time", async () => {
    const record = { ...(await first()), updated: arrival + 7 };
    expect(await build({ kind: "absent" }, record)).toMatchObject({ indexKeys: tombstones(arrival + 7) });
  });

  test("keeps the tombstones that it has", async () => {
    const gone = await build({ kind: "absent" }, await first());
    process.clock.now = arrival + 5;
    expect(await build({ kind: "absent" }, gone)).toBe(gone);
  });

  test("has no tombstones if its time had not come", async () => {
    const waiting = await first(fileOf({ published: { instant: arrival + 1 } }));
    expect(await build({ kind: "absent" }, waiting)).toMatchObject({ indexKeys: [] });
    process.clock.now = arrival + 1;
    expect(await build({ kind: "absent" }, waiting)).toMatchObject({ indexKeys: tombstones(arrival + 1) });
  });

  test("because it must wait for a later time now, has both", async () => {
    const until = arrival + 60_000;
    const waiting = await build(
      fileOf({ published: { instant: until } }, { modified: arrival + 1, etag: '"b"' }),
      await first(),
    );
    expect(waiting).toMatchObject({ indexKeys: [...indexKeys(until), ...tombstones(arrival)] });
    process.clock.now = until;
    expect(await build({ kind: "absent" }, waiting)).toMatchObject({ indexKeys: tombstones(until) });
    const published = await build(
      fileOf({ published: { instant: until } }, { modified: arrival + 1, etag: '"b"' }),
      waiting,
    );
    expect(published).toMatchObject({ indexKeys: indexKeys(until), formerIndexKeys: expect.anything() });
  });
});

describe("a file that has another article now", () => {
  test("leaves its former one, which leads to the new one if the bytes are the same", async () => {
    const record = await first();
    expect(await build({ ...fileOf(), id: "2" }, record)).toMatchObject({ article: null, movedTo: "2" });
    const edited = { ...fileOf({}, { etag: '"b"' }), id: "2" };
    expect(await build(edited, record)).toMatchObject({ article: null, movedTo: undefined });
  });

  test("leaves an article alone that another file owns", async () => {
    const record = await first(fileOf(), "b.txt");
    expect(await build({ ...fileOf(), id: "2" }, record)).toBe(record);
    expect(await build({ kind: "absent" }, record)).toBe(record);
  });
});

test("while a file is refused, its article stays as it was published", async () => {
  const record = await first();
  expect(await build(refusedFile("unusable-key", key), record)).toBe(record);
});

describe("an older file", () => {
  test("does not take an article from a later one, but is noted as a claimant", async () => {
    const record = await first(fileOf({}, { modified: arrival + 1, etag: '"b"' }), "b.txt");
    const noted = await build(fileOf(), record);
    expect(noted).toMatchObject({ owner: { key: "b.txt" }, claimants: [key, "b.txt"] });
    expect(await build(fileOf(), noted)).toBe(noted);
  });

  test("that takes it over again is an update now", async () => {
    const record = await first(fileOf({ headline: "جديد" }, { modified: arrival + 1, etag: '"b"' }), "b.txt");
    const gone = await buildRecord("1", { kind: "absent", key: "b.txt" }, record, context);
    process.clock.now = arrival + 9;
    expect(await build(fileOf(), gone)).toMatchObject({ owner: { key }, updated: arrival + 9 });
  });
});

describe("a copy that is read before its original", () => {
  const copy: WholeContent = {
    ...refusedFile("copy-of-file", "a.txt"),
    copyOf: { original: "a.txt", id: "1" },
  };

  test("leaves a record that names both, and the original is a new article all the same", async () => {
    const awaited = await build(copy, undefined, "a - copy.txt");
    expect(awaited).toMatchObject({
      ...{ article: null, withheld: false, owner: { key: "a.txt", modified: 0 } },
      claimants: ["a - copy.txt", "a.txt"],
    });
    process.clock.now = arrival + 5;
    expect(await build(fileOf(), awaited)).toMatchObject({ published: arrival, updated: arrival });
    const ofYesterday = fileOf({ published: { day: "2017-12-07" } });
    expect(await build(ofYesterday, awaited)).toMatchObject({
      ...{ published: arrival - day, updated: arrival - day },
    });
  });

  test("is noted in the record of its original, and in no other", async () => {
    const record = await first();
    const noted = await build(copy, record, "a - copy.txt");
    expect(noted).toMatchObject({ owner: { key }, claimants: ["a - copy.txt", key] });
    expect(await build(copy, { ...record, id: "2" }, "a - copy.txt", "2")).toMatchObject({
      claimants: [key],
    });
    expect(await build(refusedFile("copy-of-file", "a.txt"), undefined, "a - copy.txt")).toBeUndefined();
  });
});

describe("a record that a newer version made of the same bytes", () => {
  test("keeps its text, and has the pictures and feeds of now", async () => {
    const newer = { ...(await first()), schema: 9 };
    expect(await build(fileOf({ headline: "آخر" }), newer)).toBe(newer);
    await process.inbox.put("a.png", png(200), { contentType: "image/png" });
    const pictured = await build(fileOf({ headline: "آخر" }), newer);
    expect(pictured).toMatchObject({ article: { headline: "عنوان" }, pictures: [{}], updated: arrival });
    const other = { ...context, publication: { ...context.publication, feeds: { sections: false } } };
    const alone = await buildRecord("1", { ...fileOf(), key }, newer, other as CallContext);
    expect(alone?.indexKeys).toEqual([indexKeyOf("all", arrival, "1")]);
  });

  test("is edited like any other if another file takes the article over, even with the same bytes", async () => {
    const newer = { ...(await first()), schema: 9 };
    const other = fileOf({ headline: "آخر" }, { modified: arrival + 1 });
    expect(await build(other, newer, "b.txt")).toMatchObject({
      ...{ article: { headline: "آخر" }, owner: { key: "b.txt" } },
    });
  });

  test("stays as it is if this version takes the file for a draft", async () => {
    const newer = { ...(await first()), schema: 9 };
    await process.inbox.put("a.png", png(200), { contentType: "image/png" });
    const draft: WholeContent = { kind: "withheld", id: "1", modified: arrival, etag: '"a"' };
    expect(await build(draft, newer)).toBe(newer);
  });

  test("is edited like any other if the bytes are new", async () => {
    const newer = { ...(await first()), schema: 9 };
    const edit = fileOf({ headline: "آخر" }, { modified: arrival + 1, etag: '"b"' });
    expect(await build(edit, newer)).toMatchObject({ article: { headline: "آخر" } });
  });

  test("stays withheld, and comes back if it was retired", async () => {
    const newer = { ...(await first()), schema: 9 };
    const withheld = { ...newer, article: null, withheld: true };
    expect(await build(fileOf(), withheld)).toBe(withheld);
    const retired = { ...newer, article: null };
    expect(await build(fileOf(), retired)).toMatchObject({ article: { headline: "عنوان" } });
    expect(await build({ kind: "absent" }, newer)).toMatchObject({ article: null });
  });
});
