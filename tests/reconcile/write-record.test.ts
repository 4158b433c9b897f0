// The order in which one article is written: no feed may name a page or a picture that is not there yet.
import { beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putIndexEntry, putRecord } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf, recordKey } from "../../lambdas/catalog/keys.ts";
import { refusedFile, type WholeContent } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import { buildRecord } from "../../lambdas/reconcile/record/build-record.ts";
import { writeRecord } from "../../lambdas/reconcile/record/write-record.ts";
import { StoreFault } from "../../lambdas/store/object-store.ts";
import { arrival, png } from "../publish/publish-fixture.ts";
import { absent, article, etag, recordOf } from "./record-fixture.ts";
import { openRecordedContext, type RecordedContext } from "./recorded-context.ts";

const key = "a.txt";
const inAll = indexKeyOf("all", arrival, "1");
const [record, page, entry] = ["put catalog articles/1", "put site articles/1", `put catalog ${inAll}`];

let context: RecordedContext;
beforeEach(() => {
  context = openRecordedContext();
});

const fileOf = (changes: Partial<Article> = {}, version: object = {}): WholeContent => ({
  ...{ kind: "article", id: "1", article: { ...article, ...changes }, modified: arrival, etag, ...version },
});
const edit = () => fileOf({ headline: "بعد التصحيح" }, { modified: arrival + 5, etag: '"b"' });
const stored = async () => (await getRecord(context.catalog, recordKey("1"))).value;
const writes = () => context.writes();
const forgetRequests = () => context.requests.splice(0);

/** One pass over a file: its record is read, decided and written. */
async function look(content: WholeContent, { from = key, meanwhile = async () => {} } = {}) {
  const file = { key: from, ...content };
  const call = beginCall(context);
  const read = await getRecord(call.catalog, recordKey("1"));
  const after = (await buildRecord("1", file, read.value, call)) ?? expect.fail("no record");
  await meanwhile();
  forgetRequests();
  return writeRecord({ file, read, after }, call, call);
}

/** Passes over a file, until one of them changes nothing. */
async function settle(file: WholeContent, from = key) {
  while ((await look(file, { from })).changed);
  forgetRequests();
}

const putPicture = (width: number) => context.inbox.put("a.png", png(width), { contentType: "image/png" });
const isPicture = (request: string) => request.startsWith("put site media/1/");
/** The writes of the last pass, with one word for all pictures. */
const kinds = () => [...new Set(writes().map((request) => (isPicture(request) ? "picture" : request)))];

describe("a new article", () => {
  test("is written as record, pictures, page and index entry", async () => {
    await putPicture(200);
    expect(await look(fileOf())).toMatchObject({
      changed: true,
      effects: { feeds: new Set(["all"]), articles: new Set(["1"]), changed: new Set(["1"]) },
    });
    expect(kinds()).toEqual([record, "picture", page, entry]);
    expect(context.requests[0]).toBe(record);
  });

  test("is in no feed while the file of its picture has changed since it was read", async () => {
    await putPicture(200);
    expect(await look(fileOf(), { meanwhile: async () => void (await putPicture(201)) })).toMatchObject({
      changed: true,
      effects: { feeds: new Set(), done: new Map([["1", undefined]]), changed: new Set(["1"]) },
    });
    expect(writes()).not.toContain(entry);
    await settle(fileOf());
    expect((await look(fileOf())).changed).toBe(false);
  });

  test("whose time has not come has no page and no pictures on the site", async () => {
    await putPicture(200);
    const until = arrival + 60_000;
    await settle(fileOf({ published: { instant: until } }));
    const waiting = fileOf({ published: { instant: until } });
    await putPicture(201);
    expect((await look(waiting)).changed).toBe(true);
    expect(writes()).toEqual([record, `put catalog ${indexKeyOf("all", until, "1")}`]);
    expect((await look(waiting)).changed).toBe(false);
  });
});

describe("an edit of a published article", () => {
  beforeEach(() => settle(fileOf()));

  test("writes the record, the page and the index entry", async () => {
    expect((await look(edit())).changed).toBe(true);
    expect(writes()).toEqual([record, page, entry]);
  });

  test("reads the page before it writes the record, so that a newer page is not replaced by an older one", async () => {
    await look(edit());
    const read = context.requests.findIndex((request) => /^(?:get|head) site articles\/1$/.test(request));
    expect([read >= 0, read < context.requests.indexOf(record)]).toEqual([true, true]);
  });

  test("that changes nothing reads the page not at all", async () => {
    expect(await look(fileOf())).toMatchObject({ changed: false, effects: { changed: new Set() } });
    expect(context.requests).toEqual([`get catalog ${inAll}`]);
  });

  test("of an article with a picture on another server is an edit like any other", async () => {
    const named = { picture: { from: { kind: "remote", url: "https://img.example/1.jpg" } } } as const;
    await settle(fileOf(named, { modified: arrival + 1 }));
    expect(await stored()).toMatchObject({ pictures: [{ from: named.picture.from }] });
    await look(fileOf({ ...named, headline: "آخر" }, { modified: arrival + 2, etag: '"c"' }));
    expect(writes()).toEqual([record, page, entry]);
  });

  test("of an article with a picture does not look for the picture before the record is written", async () => {
    await putPicture(200);
    await settle(fileOf());
    await look(edit());
    const before = context.requests.slice(0, context.requests.indexOf(record));
    expect(before).not.toContain("list site media/1/");
    expect(context.requests).toContain("list site media/1/");
  });

  test("of the file's time alone is written, but reported as no change", async () => {
    const touched = fileOf({}, { modified: arrival + 5 });
    expect(await look(touched)).toMatchObject({ changed: true, effects: { changed: new Set() } });
    expect(writes()).toContain(record);
  });

  test("that comes from another file is reported, although readers see no difference", async () => {
    const moved = fileOf({}, { modified: arrival + 5 });
    expect((await look(moved, { from: "b.txt" })).effects.changed).toEqual(new Set(["1"]));
  });
});

describe("the first picture of a published article", () => {
  beforeEach(async () => {
    await settle(fileOf());
    await putPicture(200);
  });

  test("is announced in the record, then put on the site, and only then named by the record", async () => {
    expect((await look(fileOf())).changed).toBe(true);
    expect(writes()).toEqual([record]);
    expect(await stored()).toMatchObject({ wasPictured: true, pictures: [] });
    expect((await look(fileOf())).changed).toBe(true);
    expect(kinds()).toEqual(["picture", record, page, entry]);
    expect(await stored()).toMatchObject({ pictures: [{ from: { kind: "beside" } }] });
    expect((await look(fileOf())).changed).toBe(false);
  });

  test("is not named if its file has changed since it was read", async () => {
    await look(fileOf());
    const changing = { meanwhile: async () => void (await putPicture(201)) };
    expect((await look(fileOf(), changing)).changed).toBe(true);
    expect(writes()).toEqual([]);
    await settle(fileOf());
    expect(await stored()).toMatchObject({ pictures: [{ hosted: { width: 201 } }] });
  });
});

describe("a record that is right", () => {
  beforeEach(() => settle(fileOf()));

  test("gets its page and its index entry again if an earlier call has died before them", async () => {
    await context.catalog.delete(inAll);
    await context.site.delete("articles/1");
    expect((await look(fileOf())).changed).toBe(true);
    expect(writes()).toEqual([page, entry]);
  });

  test("names the feeds that must be regenerated: also those that it has left, but none that this version does not know", async () => {
    const left = [indexKeyOf("sections/sport", 1, "1"), "index/of-later-version/1/1"] as const;
    const read = await getRecord(context.catalog, recordKey("1"));
    const after = { ...recordOf("1", key), ...read.value, formerIndexKeys: left } as ArticleRecord;
    await putRecord(context.catalog, after, read.unchanged);
    const { effects } = await look(fileOf());
    expect([...effects.feeds]).toEqual(["all", "sections/sport"]);
  });

  test("that has left many feeds is noted, to forget the first of them later", async () => {
    const left = [1, 2, 3, 4, 5].map((time) => indexKeyOf("all", time, "1"));
    const read = await getRecord(context.catalog, recordKey("1"));
    const after = { ...recordOf("1", key), ...read.value, formerIndexKeys: left } as ArticleRecord;
    await putRecord(context.catalog, after, read.unchanged);
    const { surplus } = (await look(fileOf())).effects;
    expect(surplus.get("articles/1")?.records[0]?.value.formerIndexKeys).toEqual(left.slice(1));
    expect((await look(edit())).effects.surplus.size).toBe(0);
  });

  test("and that was restored from a backup gets a revision after that of its index entries", async () => {
    await context.catalog.delete(inAll);
    await putIndexEntry(context.catalog, inAll, 7, absent);
    expect((await look(fileOf())).changed).toBe(true);
    expect((await stored())?.revision).toBe(8);
  });
});

describe("another worker", () => {
  const claimants = [key, "b.txt", "c.txt"];
  const put = async (changes: Partial<ArticleRecord> = {}) => {
    const { value, unchanged } = await getRecord(context.catalog, recordKey("1"));
    await putRecord(context.catalog, { ...recordOf("1", key), ...value, ...changes }, unchanged);
  };

  test("has changed the record: the next pass begins again, and what has to be looked at is not lost", async () => {
    await put({ claimants });
    const { changed, effects } = await look({ kind: "absent" }, { meanwhile: () => put({ revision: 5 }) });
    expect(changed).toBe(true);
    expect(effects).toMatchObject({
      ...{ feeds: new Set(), done: new Map([["1", undefined]]), changed: new Set(["1"]) },
      otherClaimants: new Set(["b.txt", "c.txt"]),
    });
  });

  test("has changed the record, and only the time of the file was new: no change is reported", async () => {
    await settle(fileOf());
    const touched = fileOf({}, { modified: arrival + 5 });
    const { effects } = await look(touched, { meanwhile: () => put({ revision: 5 }) });
    expect(effects.changed).toEqual(new Set());
  });

  test("does not cause a fault of the store, which is thrown", async () => {
    const fault = new StoreFault("put", "articles/1", { cause: undefined });
    context = { ...context, catalog: { ...context.catalog, put: () => Promise.reject(fault) } };
    await expect(look(fileOf())).rejects.toBe(fault);
  });
});

describe("the owner of an article", () => {
  const later = { modified: arrival + 5, etag: '"b"' };
  const owned = async (file: WholeContent, from = key) =>
    [...(await look(file, { from })).effects.owned].map(([id, { previousOwner }]) => [id, previousOwner]);

  test("is reported with the file that owned it before, and no owner if the article is withheld", async () => {
    expect(await owned(fileOf())).toEqual([["1", undefined]]);
    expect(await owned(fileOf({}, { modified: arrival + 1 }))).toEqual([["1", undefined]]);
    expect(await owned(fileOf({}, later), "b.txt")).toEqual([["1", key]]);
    expect(await owned(fileOf())).toEqual([]);
    expect(await owned({ kind: "withheld", id: "1", ...later }, "b.txt")).toEqual([]);
    expect(await owned(fileOf({}, { ...later, modified: arrival + 9 }))).toEqual([["1", undefined]]);
  });
});

describe("other files that name the article are read again", () => {
  const others = async (file: WholeContent, from = key) => [
    ...(await look(file, { from })).effects.otherClaimants,
  ];
  const later = { modified: arrival + 5, etag: '"b"' };
  beforeEach(async () => {
    await settle(fileOf());
    await settle(fileOf({}, later), "b.txt");
    await settle(fileOf({}, { ...later, modified: arrival + 4 }), "c.txt");
  });

  test("when the file does not have the article any more, whoever owns it", async () => {
    expect(await others({ kind: "absent" }, "b.txt")).toEqual([key, "c.txt"]);
    expect(await others({ kind: "absent" })).toEqual(["b.txt", "c.txt"]);
    expect(await others({ ...fileOf(), id: "2" } as WholeContent)).toEqual(["b.txt", "c.txt"]);
  });

  test("when the file takes over an article without an owner", async () => {
    await settle({ kind: "absent" }, "b.txt");
    expect(await others(fileOf())).toEqual(["b.txt", "c.txt"]);
  });

  test("not when the file has the article as before, takes it from another file, or is refused", async () => {
    expect(await others(fileOf())).toEqual([]);
    expect(await others(fileOf({}, { ...later, modified: arrival + 9 }))).toEqual([]);
    expect(await others(refusedFile("unusable-key", key))).toEqual([]);
  });

  test("not when an older file looks at an article without an owner that it may not have", async () => {
    expect(await others({ kind: "withheld", id: "1", modified: arrival + 9, etag }, "b.txt")).toEqual([]);
    expect(await others(fileOf())).toEqual([]);
  });
});
