// The page and the pictures of an article agree with its record.
import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { articleDocumentPaths } from "../../lambdas/documents/render-documents.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import {
  eraseOldPictures,
  isShown,
  mayErase,
  regenerateArticle,
} from "../../lambdas/site/regenerate-article.ts";
import { readLive } from "../../lambdas/site/site-documents.ts";
import { intercepted, rightBefore } from "../publish/interruptions.ts";
import {
  arrival,
  openTestContext,
  pageOf,
  png,
  readText,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { stepsOf } from "../publish/steps.ts";

let process: TestContext;
let context: CallContext;
const { upload } = stepsOf(() => process);
beforeEach(async () => {
  process = openTestContext();
  await process.inbox.put("a.png", png(200), { contentType: "image/png" });
  await upload("a.txt", { id: "1" });
  context = beginCall(process);
});

async function record(): Promise<ArticleRecord> {
  const { value } = await getRecord(context.catalog, recordKey("1"));
  if (!value) throw new Error("there is no record");
  return value;
}

/** Another call changes the record. */
async function change(changes: Partial<ArticleRecord>): Promise<ArticleRecord> {
  const { unchanged } = await getRecord(context.catalog, recordKey("1"));
  const changed = { ...(await record()), ...changes };
  await putRecord(context.catalog, changed, unchanged);
  return changed;
}

const pictures = async () => (await context.site.list({ prefix: "media/1/" })).map(({ key }) => key);
const edited = async (headline: string) => {
  const { article } = await record();
  if (!article) throw new Error("there is no article");
  return change({ article: { ...article, headline } });
};

describe("the page of an article", () => {
  test("follows the record, and is not written again if it is right", async () => {
    const changed = await edited("بعد التصحيح");
    process.outcomes.length = 0;
    expect(await regenerateArticle("1", context)).toEqual({
      ...{ record: changed, oldPictures: [], isIncomplete: false },
    });
    expect(await readText(context.site, "articles/1")).toContain("<h1>بعد التصحيح</h1>");
    expect(process.outcomes).toEqual([{ kind: "written", document: "articles/1" }]);
    await regenerateArticle("1", context);
    expect(process.outcomes).toHaveLength(1);
  });

  test("says that the article was withdrawn, if it was there before", async () => {
    await change({ article: null });
    await regenerateArticle("1", context);
    expect(await pageOf(context.site, "1")).toBe("withdrawn");
    await context.site.delete("articles/1");
    await regenerateArticle("1", context);
    expect(await pageOf(context.site, "1")).toBe("none");
  });

  test("leads to the article that took its place", async () => {
    await change({ article: null, movedTo: "2" });
    await regenerateArticle("1", context);
    expect(await context.site.head("articles/1")).toMatchObject({
      ...{ status: 301, location: "https://news.example/articles/2" },
    });
  });

  test("is not there before its time", async () => {
    const { published } = await change({ published: process.now() + 1 });
    await context.site.delete("articles/1");
    await regenerateArticle("1", context);
    expect(await pageOf(context.site, "1")).toBe("none");
    process.clock.now = published;
    await regenerateArticle("1", context);
    expect(await pageOf(context.site, "1")).toBe("article");
  });

  test("is deleted if readers open articles on another site", async () => {
    const publication = { ...context.publication, articleLink: "https://other.example/{id}" };
    await regenerateArticle("1", { ...context, publication });
    expect(await pageOf(context.site, "1")).toBe("none");
  });

  test("stays if it can't be rendered, and that is reported", async () => {
    await change({ updated: Number.MAX_SAFE_INTEGER });
    process.outcomes.length = 0;
    await regenerateArticle("1", context);
    expect(process.outcomes).toEqual([
      { kind: "withheld", document: "articles/1", problems: ["Invalid time value"] },
    ]);
    expect(await pageOf(context.site, "1")).toBe("article");
  });

  test("of an article that never was is not there", async () => {
    expect(await regenerateArticle("9", context)).toEqual({
      ...{ record: undefined, oldPictures: [], isIncomplete: false },
    });
    expect(await pageOf(context.site, "9")).toBe("none");
    await context.site.put("articles/9", new TextEncoder().encode("left"), { contentType: "text/html" });
    await regenerateArticle("9", context);
    expect(await pageOf(context.site, "9")).toBe("withdrawn");
  });
});

describe("with the record that the call has just written, and the page that it read before that", () => {
  const paths = articleDocumentPaths("1");

  test("the page is written without another look at the record", async () => {
    const live = await readLive(paths, context);
    const changed = await edited("بعد التصحيح");
    await edited("من آخر");
    const catalog = intercepted(context.catalog, () => Promise.reject(new Error("read again")));
    await expect(regenerateArticle("1", { ...context, catalog }, { live, record: changed })).rejects.toThrow(
      "read again",
    );
    expect(await readText(context.site, "articles/1")).toContain("<h1>بعد التصحيح</h1>");
  });

  test("the page is read again if it looks right, because another worker may have replaced it", async () => {
    const [live, before] = [await readLive(paths, context), await record()];
    await edited("من آخر");
    await regenerateArticle("1", context);
    await regenerateArticle("1", context, { live, record: before });
    expect(await readText(context.site, "articles/1")).toContain("<h1>من آخر</h1>");
    const known = { live: await readLive(paths, context), record: await record() };
    await context.site.put("articles/1", new TextEncoder().encode("older"), { contentType: "text/html" });
    await regenerateArticle("1", context, known);
    expect(await readText(context.site, "articles/1")).toContain("<h1>من آخر</h1>");
  });

  test("the page is deleted only once on another site, and then read again", async () => {
    const publication = { ...context.publication, articleLink: "https://other.example/{id}" };
    const live = new Map(paths.map((path) => [path, undefined]));
    await regenerateArticle("1", { ...context, publication }, { live, record: await record() });
    expect(await pageOf(context.site, "1")).toBe("none");
  });
});

describe("the pictures of an article", () => {
  test("are put on the site before the page that shows them", async () => {
    const [picture = ""] = await pictures();
    await context.site.delete(picture);
    await context.site.delete("articles/1");
    process.outcomes.length = 0;
    expect((await regenerateArticle("1", context)).isIncomplete).toBe(false);
    expect(process.outcomes).toEqual([
      { kind: "written", document: picture },
      { kind: "written", document: "articles/1" },
    ]);
  });

  test("are put on the site before the record is read for the page, so that no older text is shown meanwhile", async () => {
    const [picture = ""] = await pictures();
    await context.site.delete(picture);
    await edited("بعد التصحيح");
    process.outcomes.length = 0;
    const isOfPicture = (verb: string, key: string) => verb === "put" && key === picture;
    const site = rightBefore(context.site, isOfPicture, () => edited("من آخر"));
    await regenerateArticle("1", { ...context, site });
    expect(await readText(context.site, "articles/1")).toContain("<h1>من آخر</h1>");
    expect(process.outcomes.slice(1)).toEqual([{ kind: "written", document: "articles/1" }]);
  });

  test("are incomplete if the file of one has changed since it was read", async () => {
    const [picture = ""] = await pictures();
    await context.site.delete(picture);
    await process.inbox.delete("a.png");
    expect((await regenerateArticle("1", context)).isIncomplete).toBe(true);
  });

  test("that the record no longer names are told, and stay", async () => {
    const before = await pictures();
    await change({ pictures: [] });
    expect((await regenerateArticle("1", context)).oldPictures).toEqual(before);
    expect(await pictures()).toEqual(before);
  });

  test("are not on the site while the article waits, nor after it is withdrawn", async () => {
    const before = await pictures();
    await change({ published: process.now() + 1 });
    expect((await regenerateArticle("1", context)).oldPictures).toEqual(before);
    await change({ published: arrival, article: null });
    expect((await regenerateArticle("1", context)).oldPictures).toEqual(before);
  });
});

describe("old pictures", () => {
  const done = async () => regenerateArticle("1", context);

  test("may be erased when the index has the record, so that feeds do not name them", async () => {
    const changed = await change({ pictures: [], revision: 9 });
    const old = await done();
    expect(await mayErase(old, context)).toBe(false);
    for (const key of changed.indexKeys)
      await context.catalog.put(key, new TextEncoder().encode("9"), { contentType: "text/plain" });
    expect(await mayErase(old, context)).toBe(true);
    expect(await mayErase({ ...old, record: undefined }, context)).toBe(false);
    const unread = {
      ...context,
      catalog: intercepted(context.catalog, () => Promise.reject(new Error("read"))),
    };
    expect(await mayErase({ ...old, oldPictures: [] }, unread)).toBe(false);
  });

  test("are erased, but not those that the record names by now", async () => {
    await change({ pictures: [] });
    const old = await done();
    const { pictures: none } = await record();
    await eraseOldPictures("1", { ...old, oldPictures: ["media/1/other.png"] }, context);
    expect(await pictures()).toEqual(old.oldPictures);
    await eraseOldPictures("1", old, context);
    expect([await pictures(), none]).toEqual([[], []]);
  });

  test("come back if the record names them again", async () => {
    const [before, named] = [await pictures(), await record()];
    await change({ pictures: [] });
    const old = await done();
    const { unchanged } = await getRecord(context.catalog, recordKey("1"));
    // Another worker names the picture again right after this one has erased it.
    const site = intercepted(context.site, async (verb, _key, request) => {
      const answer = await request();
      if (verb === "delete") await putRecord(context.catalog, named, unchanged);
      return answer;
    });
    await eraseOldPictures("1", old, { ...context, site });
    expect(await pictures()).toEqual(before);
  });

  test("of an article without a record stay", async () => {
    const before = await pictures();
    await context.catalog.delete(recordKey("1"));
    await eraseOldPictures("1", { oldPictures: before, isIncomplete: false, record: undefined }, context);
    expect(await pictures()).toEqual(before);
  });
});

test("readers see an article from the moment at which it is published, until it is withdrawn", async () => {
  const now = { ...context, now: () => arrival };
  const shown = await record();
  expect(isShown({ ...shown, published: arrival }, now)).toBe(true);
  expect(isShown({ ...shown, published: arrival + 1 }, now)).toBe(false);
  expect(isShown({ ...shown, article: null }, now)).toBe(false);
  expect(isShown(undefined, now)).toBe(false);
});
