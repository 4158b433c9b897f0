// The requests of one file, from its claims to its record, and their order.

import { beforeEach, describe, expect, test } from "vitest";
import type { RecordedPicture } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { bindings } from "../../lambdas/catalog/content-binding.ts";
import { contentKey, recordKey } from "../../lambdas/catalog/keys.ts";
import { fileClaims, pictureUsers } from "../../lambdas/catalog/registers.ts";
import { reportKey } from "../../lambdas/inbox/key.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import { reconcileKey } from "../../lambdas/reconcile/reconcile-key.ts";
import { body, coreProperties, paragraph, zipDocx } from "../formats/docx-file.ts";
import { type Draft, drop, pageOf, png, readText } from "../publish/publish-fixture.ts";
import { absent, etag, recordOf } from "./record-fixture.ts";
import { openRecordedContext, type RecordedContext } from "./recorded-context.ts";

let context: RecordedContext;
beforeEach(() => {
  context = openRecordedContext();
});

/** Reconciles a file in a new call. Afterwards only the requests of this call are in the list. */
async function look(key: string) {
  context.requests.splice(0);
  return reconcileKey(key, beginCall(context));
}

/** Uploads a file a second later, and reconciles it. */
async function upload(key: string, file: Draft | string | Uint8Array = {}) {
  context.clock.now += 1000;
  if (file instanceof Uint8Array) await context.inbox.put(key, file, { contentType: "text/plain" });
  else await drop(context.inbox, key, file);
  return look(key);
}

/** Deletes a file and reconciles its key. */
async function remove(key: string) {
  await context.inbox.delete(key);
  return look(key);
}

const claimedIds = async (key: string) => (await fileClaims.get(context.catalog, key)).value.ids;
const stored = async (id: string) => (await getRecord(context.catalog, recordKey(id))).value;
const times = (request: string) => context.requests.filter((one) => one === request).length;
/** Returns which of these requests were sent, without repetitions, in the order in which they were first sent. */
const inOrder = (...requests: readonly string[]) => [
  ...new Set(context.requests.filter((one) => requests.includes(one))),
];

describe("a new file", () => {
  test("whose id comes from its name: one pass writes its claims and its record, which was read before the file", async () => {
    await upload("a.txt");
    const steps = [
      "get catalog articles/a",
      "get inbox a.txt",
      "list inbox a.", // for its pictures
      "put catalog sources/a.txt",
      `put catalog ${contentKey((await context.inbox.head("a.txt"))?.etag ?? "")}`,
      "put catalog articles/a",
    ];
    expect(inOrder(...steps)).toEqual(steps);
    expect(times("put catalog sources/a.txt")).toBe(1);
    const firstPass = context.requests.slice(0, context.requests.indexOf("put catalog articles/a"));
    expect(firstPass.filter((request) => request === "get catalog articles/a")).toHaveLength(1);
  });

  test("that states an id: its claims are written, then the record of that id is read, and then it is written", async () => {
    await upload("a.txt", { id: "1190302" });
    const steps = [
      "put catalog sources/a.txt",
      "get catalog articles/1190302",
      "put catalog articles/1190302",
    ];
    expect(inOrder(...steps)).toEqual(steps);
    expect(await claimedIds("a.txt")).toEqual(["1190302"]);
    expect(times("get catalog articles/a")).toBe(1); // in the first pass, which expects the id that comes from the name
    expect(inOrder("put catalog sources/a.txt", "list inbox a.")[0]).toBe("put catalog sources/a.txt");
  });

  test("of several articles, one of which has the id of its name: the records of the others are read before they are written", async () => {
    const item = (id: string) =>
      `<item><guid>${id}</guid><title>عنوان</title><pubDate>Fri, 08 Dec 2017 10:00:00 +0400</pubDate><description>نص</description></item>`;
    await upload("b1.xml", `<rss version="2.0"><channel>${item("b1")}${item("b2")}</channel></rss>`);
    const steps = ["put catalog sources/b1.xml", "get catalog articles/b2", "put catalog articles/b2"];
    expect(inOrder(...steps)).toEqual(steps);
  });

  test("with the id of another file's article: that record is read again after the claims are written", async () => {
    await upload("b.txt", { id: "1", headline: "باء" });
    await upload("1.txt", { id: "1", headline: "ألف" });
    const claimed = context.requests.indexOf("put catalog sources/1.txt");
    expect(context.requests.slice(claimed).filter((request) => request.endsWith(" articles/1"))[0]).toBe(
      "get catalog articles/1",
    );
    expect(await stored("1")).toMatchObject({ owner: { key: "1.txt" }, claimants: ["1.txt", "b.txt"] });
  });
});

describe("a file that can't be published", () => {
  test("is reported until it is gone, and its report goes with it", async () => {
    await upload("a.txt", "مسودة");
    expect(context.outcomes.at(-1)).toMatchObject({ kind: "refused", key: "a.txt" });
    expect(await readText(context.inbox, reportKey("a.txt"))).toContain("missing-date");
    await remove("a.txt");
    expect(await readText(context.inbox, reportKey("a.txt"))).toBeUndefined();
    expect(context.outcomes.at(-1)).toEqual({ kind: "removed", key: "a.txt" });
  });

  test("because an agency has given its id to another article leaves that article as it is", async () => {
    await putRecord(context.catalog, recordOf("1", "b.txt", { source: "afp" }), absent);
    await upload("a.txt", { id: "1" });
    expect(context.outcomes.at(-1)).toMatchObject({ refusals: [{ code: "id-of-another-source" }] });
    expect(await stored("1")).toMatchObject({ owner: { key: "b.txt" } });
  });
});

test("a draft has a record without an article", async () => {
  await upload("a.md", "---\ntitle: عنوان\ndate: 2017-12-08\nstatus: draft\n---\n\nنص.\n");
  expect(context.outcomes.at(-1)).toEqual({ kind: "draft", key: "a.md", id: "a" });
  expect(await stored("a")).toMatchObject({ article: null, withheld: true });
});

test("a picture is checked, and leads to the article beside it", async () => {
  await upload("a.txt");
  const effects = await upload("a.png", png(200));
  expect([...effects.pictureArticles]).toEqual(["a.txt"]);
  expect(context.outcomes.at(-1)).toEqual({ kind: "picture", key: "a.png", articles: 1 });
});

describe("a file that is reconciled again", () => {
  test("looks for its pictures as soon as its claims are known, writes nothing, and says so", async () => {
    await upload("a.txt");
    const effects = await look("a.txt");
    expect(context.writes()).toEqual([]);
    expect(times("get catalog articles/a")).toBe(1);
    expect(inOrder("list inbox a.", "get inbox a.txt")[0]).toBe("list inbox a.");
    expect(effects.changed.size).toBe(0);
    expect(context.outcomes.at(-1)).toEqual({ kind: "unchanged", key: "a.txt" });
  });

  test("does not look for the pictures of a deleted file that never had an article", async () => {
    await look("a.txt");
    expect(times("list inbox a.")).toBe(0);
    expect(context.outcomes.at(-1)).toEqual({ kind: "unchanged", key: "a.txt" });
  });
});

describe("a file writes its claims again, so that a worker that is giving up one of them fails,", () => {
  beforeEach(async () => {
    await upload("a.txt", { id: "1" });
    await upload("b.txt", { id: "1" });
  });
  const claimsWrites = (key: string) => times(`put catalog sources/${key}`);

  test("when it becomes a claimant of an article", async () => {
    expect(await stored("1")).toMatchObject({ claimants: ["a.txt", "b.txt"] });
    expect(claimsWrites("b.txt")).toBe(2);
    await upload("c.txt", { id: "2" });
    await upload("c.txt", { id: "1" });
    expect(claimsWrites("c.txt")).toBe(2);
  });

  test("when it takes the article over", async () => {
    await upload("a.txt", { id: "1", headline: "آخر" });
    expect(await stored("1")).toMatchObject({ owner: { key: "a.txt" } });
    expect(claimsWrites("a.txt")).toBe(1);
  });

  test("but not when it edits an article of its own, or does not get the article", async () => {
    await upload("b.txt", { id: "1", headline: "آخر" });
    expect(claimsWrites("b.txt")).toBe(0);
    await look("a.txt");
    expect(claimsWrites("a.txt")).toBe(0);
    await context.inbox.delete("b.txt");
    await look("b.txt");
    expect(claimsWrites("b.txt")).toBe(0);
  });
});

describe("a file that has another article now", () => {
  test("has the page of the new one before that of the former one leads to it", async () => {
    const text = "نص واحد.";
    await upload("a.txt", { id: "1", text });
    await upload("a.txt", { id: "2", text });
    expect(inOrder("put site articles/1", "put site articles/2")).toEqual([
      "put site articles/2",
      "put site articles/1",
    ]);
    expect(await pageOf(context.site, "1")).toBe("withdrawn");
    expect(await claimedIds("a.txt")).toEqual(["1", "2"]);
  });

  test("because it states no id any more: one pass writes both, and another finds nothing to write", async () => {
    await upload("a.txt", { id: "1" });
    await upload("a.txt");
    expect(await stored("1")).toMatchObject({ article: null });
    expect(await claimedIds("a.txt")).toEqual(["1", "a"]);
    expect(times("list inbox a.")).toBe(2); // once in each pass
  });

  test("four times may give up its claim to the first one", async () => {
    for (const id of ["1", "2", "3", "4"]) await upload("a.txt", { id });
    expect((await look("a.txt")).surplus.size).toBe(0);
    await upload("a.txt", { id: "5" });
    const surplus = (await look("a.txt")).surplus.get("sources/a.txt");
    expect(surplus?.claims?.value.ids).toEqual(["2", "3", "4", "5"]);
    expect((await upload("a.txt", { id: "6" })).surplus.get("sources/a.txt")?.claims?.value.ids).toEqual([
      ...["3", "4", "5", "6"],
    ]);
  });
});

describe("a file that states no id and is renamed", () => {
  test("keeps its article by a copy and a deletion, also when it is edited under its new name", async () => {
    await upload("old.txt");
    await upload("new.txt");
    expect(context.outcomes.at(-1)).toMatchObject({ refusals: [{ code: "copy-of-file", found: "old.txt" }] });
    await remove("old.txt");
    await look("new.txt");
    await upload("new.txt", { headline: "بعد التصحيح" });
    expect(await stored("old")).toMatchObject({
      ...{ owner: { key: "new.txt" }, article: { headline: "بعد التصحيح" } },
    });
    expect(await stored("new")).toBeUndefined();
  });

  test("keeps the date that was decided for it, though its bytes would get none today", async () => {
    const created = "<dcterms:created>2017-12-08T00:00:00Z</dcterms:created>";
    const word = await zipDocx({
      "word/document.xml": body(["عنوان", "نص الخبر."].map(paragraph).join("")),
      "docProps/core.xml": coreProperties(created),
    });
    await upload("old.docx", word);
    const before = await stored("old");
    context.clock.now += 365 * 24 * 60 * 60_000;
    await context.inbox.delete("old.docx");
    await upload("new.docx", word);
    expect(await stored("old")).toMatchObject({
      ...{ owner: { key: "new.docx" }, article: before?.article, published: before?.published },
    });
  });

  test("is bound when it is deleted, if an earlier version published it, but not while it is there", async () => {
    const publishedEarlier = async (key: string) => {
      await fileClaims.put(context.catalog, { schema: 1, ids: ["1"] }, absent, key);
      await putRecord(context.catalog, recordOf("1", key), absent);
    };
    const bound = async () => (await bindings.get(context.catalog, etag)).value;
    await publishedEarlier("a.txt");
    await upload("a.txt");
    expect(await bound()).toBeUndefined();
    context = openRecordedContext();
    await publishedEarlier("a.txt");
    await look("a.txt");
    expect(await bound()).toMatchObject({ key: "a.txt", id: "1" });
  });
});

test("an article claims the pictures that it names before it is written", async () => {
  await upload("a.md", "---\ntitle: عنوان\ndate: 2017-12-08\nimage: b.png\n---\n\nنص.\n");
  expect((await pictureUsers.get(context.catalog, "b.png")).value.ids).toEqual(["a.md"]);
  const steps = ["put catalog pictures/b.png", "put catalog articles/a"];
  expect(inOrder(...steps)).toEqual(steps);
  await context.catalog.delete("pictures/b.png");
  await look("a.md");
  expect(times("put catalog pictures/b.png")).toBe(1);
  expect(times("list inbox a.")).toBe(2); // a second pass finds nothing to write
});

test("a copy that is read before its original is claimed for the original, once", async () => {
  await drop(context.inbox, "a.txt", { headline: "الأصل" });
  await upload("a - Copy.txt", { headline: "النسخة" });
  expect(await claimedIds("a.txt")).toEqual(["a"]);
  expect(times("put catalog sources/a.txt")).toBe(1);
  await look("a - Copy.txt");
  expect(context.writes()).toEqual([]);
});

test("pictures of an early version are cleaned in a pass of their own, and the article is written after it", async () => {
  const unclean: RecordedPicture = {
    from: { kind: "beside" },
    hosted: { path: "media/a/0123456789abcdef.jpg", type: "image/jpeg", length: 1, width: 1, height: 1 },
  };
  await fileClaims.put(context.catalog, { schema: 1, ids: ["a"] }, absent, "a.txt");
  const record = recordOf("a", "a.txt", { pictures: [unclean], wasPictured: true });
  await putRecord(context.catalog, record, absent);
  await upload("a.txt", { headline: "بعد التصحيح" });
  expect(times("put catalog articles/a")).toBe(2);
  expect(await stored("a")).toMatchObject({ article: { headline: "بعد التصحيح" }, pictures: [] });
});

describe("a key that can't be an address", () => {
  const key = "sport/../a.txt";
  const report = reportKey(key);

  test("is reported, without a look at the catalog, until the file is gone", async () => {
    await upload(key);
    expect(await readText(context.inbox, report)).toContain("unusable-key");
    expect(context.requests.filter((request) => request.includes(" catalog "))).toEqual([]);
    expect(context.outcomes.at(-1)).toMatchObject({ kind: "refused", key });
    await context.inbox.delete(key);
    await look(key);
    expect(await readText(context.inbox, report)).toBeUndefined();
    expect(context.outcomes.at(-1)).toEqual({ kind: "removed", key });
  });
});

describe("a file in a folder that belongs to Khulasa", () => {
  const key = "_drafts/a.txt";

  test("is ignored while it is there", async () => {
    await upload(key);
    expect(context.writes()).toEqual([]);
    expect(context.outcomes).toEqual([]);
  });

  test("is withdrawn when it is deleted, if an early version published it", async () => {
    await fileClaims.put(context.catalog, { schema: 1, ids: ["1"] }, absent, key);
    await putRecord(context.catalog, recordOf("1", key), absent);
    await look(key);
    expect(await stored("1")).toMatchObject({ article: null });
    expect(context.outcomes.at(-1)).toMatchObject({ kind: "removed", key });
  });

  test.each(["_refused/a.txt.txt", ".DS_Store", "folder/"])("%s costs no request", async (ignored) => {
    await look(ignored);
    expect(context.requests).toEqual([]);
  });
});
