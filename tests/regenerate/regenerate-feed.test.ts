// The documents of a feed agree with the newest entries of its index.
import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { regenerateFeed } from "../../lambdas/regenerate/regenerate-feed.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { intercepted, rightBefore } from "../publish/interruptions.ts";
import { openTestContext, readItems, readText, type TestContext } from "../publish/publish-fixture.ts";
import { publishedOf, storeArticle } from "./store-article.ts";

let process: TestContext;
let context: CallContext;
beforeEach(() => {
  process = openTestContext();
  context = beginCall(process);
});

const store = (...article: [number, readonly FeedName[], Partial<ArticleRecord>?]) =>
  storeArticle(context.catalog, ...article);
const withSettings = (changes: Partial<Publication>): CallContext => ({
  ...context,
  publication: { ...context.publication, ...changes },
});
const titles = async (folder = "") => (await readItems(context.site, folder))?.map(({ title }) => title);
const paths = async (prefix: string) => (await context.site.list({ prefix })).map(({ key }) => key);
const outcomes = () =>
  process.outcomes.map((outcome) => `${outcome.kind} ${"document" in outcome ? outcome.document : ""}`);

/** Another process with the same stores. */
const another = (): CallContext => ({
  ...context,
  warmRecords: new WarmRecords(),
  warmHeads: new WarmHeads(),
});

const shared = ["sections/شعار/", "sections/sport/"] as const;
const documents = (folder: string) =>
  ["atom.xml", "feed.json", "index.html", "rss.xml"].map((name) => `${folder}${name}`);

describe("a feed", () => {
  test("has the newest articles, is called by its name, and is not written again if it is right", async () => {
    for (const number of [1, 2, 3, 4]) await store(number, ["all", "sections/شعار"]);
    expect(await regenerateFeed("sections/شعار", context)).toBe("شعار");
    expect(await titles(shared[0])).toEqual(["عنوان 4", "عنوان 3", "عنوان 2"]);
    expect(outcomes().toSorted()).toEqual(documents(shared[0]).map((path) => `written ${path}`));
    expect(await regenerateFeed("all", context)).toBeUndefined();
    process.outcomes.length = 0;
    expect(await regenerateFeed("sections/شعار", context)).toBe("شعار");
    expect(await regenerateFeed("sections/شعار", another())).toBe("شعار");
    expect(outcomes()).toEqual([]);
  });

  test("without articles has documents if the settings name it, and no others", async () => {
    expect(await regenerateFeed("sections/sport", context)).toBe("الرياضة");
    expect(await titles(shared[1])).toEqual([]);
    expect(await regenerateFeed("sections/شعار", context)).toBeUndefined();
    expect(await paths("sections/شعار/")).toEqual([]);
  });

  test("that has lost its last article loses its documents, unless the settings name it", async () => {
    await store(1, ["sections/شعار"]);
    await regenerateFeed("sections/شعار", context);
    await context.catalog.delete(indexKeyOf("sections/شعار", publishedOf(1), "1"));
    process.outcomes.length = 0;
    expect(await regenerateFeed("sections/شعار", context)).toBeUndefined();
    expect(await paths("sections/شعار/")).toEqual([]);
    expect(outcomes().toSorted()).toEqual(documents(shared[0]).map((path) => `erased ${path}`));
  });

  test("is filled again after entries were deleted that no record names", async () => {
    for (const number of [1, 2, 3]) await store(number, ["all"]);
    for (const number of [4, 5, 6]) await store(number, ["all"], { indexKeys: [] });
    await regenerateFeed("all", context);
    expect(await titles()).toEqual(["عنوان 3", "عنوان 2", "عنوان 1"]);
    expect(outcomes().filter((outcome) => outcome === "written rss.xml")).toHaveLength(1); // so the feed was never written without entries
    expect(await paths("index")).toEqual(["index.html"]);
    expect((await context.catalog.list({ prefix: "index/" })).length).toBe(3);
  });

  test("loses documents that it had under other settings", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", withSettings({ archives: true }));
    const before = await paths("");
    await regenerateFeed("all", { ...another(), publication: context.publication });
    expect(before).toContain("headlines.json");
    expect(await paths("")).toEqual(before.filter((path) => path !== "headlines.json"));
  });

  test("loses them also if another worker has just replaced them, and does not look for them twice if there are none", async () => {
    await store(1, ["all"]);
    const { site } = context;
    const replace = (text: string) =>
      site.put("headlines.json", new TextEncoder().encode(text), { contentType: "application/json" });
    await replace("{}");
    const isDeletion = (verb: string, key: string) => verb === "delete" && key === "headlines.json";
    await regenerateFeed("all", { ...context, site: rightBefore(site, isDeletion, () => replace("[]")) });
    expect(await paths("headlines")).toEqual([]);
    await store(2, ["all"]);
    const looks: string[] = [];
    const noting = intercepted(site, (verb, key, request) => {
      if (key === "headlines.json") looks.push(verb);
      return request();
    });
    await regenerateFeed("all", { ...another(), site: noting });
    expect(looks).toEqual(["head"]);
  });
});

describe("an entry that breaks a rule of the gate", () => {
  test("is left out, and the others go out", async () => {
    await store(1, ["all"]);
    await store(2, ["all"], { guid: "" });
    await regenerateFeed("all", context);
    expect(await titles()).toEqual(["عنوان 1"]);
    expect(outcomes().filter((outcome) => !outcome.startsWith("written"))).toEqual(["leftOut all"]);
  });

  test("keeps the feed as it is if there is no other entry", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    const before = await readText(context.site, "rss.xml");
    await context.catalog.delete("articles/1");
    await context.catalog.delete(indexKeyOf("all", publishedOf(1), "1"));
    await store(1, ["all"], { guid: "" });
    process.outcomes.length = 0;
    await regenerateFeed("all", another());
    expect(await readText(context.site, "rss.xml")).toBe(before);
    expect(
      outcomes()
        .filter((outcome) => outcome.startsWith("withheld"))
        .toSorted(),
    ).toEqual(["atom.xml", "feed.json", "rss.xml"].map((path) => `withheld ${path}`));
  });
});

describe("a feed that can't be rendered", () => {
  test("stays as it is, and that is reported", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    const before = await paths("");
    await store(2, ["all"], { updated: Number.MAX_SAFE_INTEGER });
    process.outcomes.length = 0;
    await context.site.delete("rss.xml");
    await regenerateFeed("all", another());
    expect(await titles()).toEqual(["عنوان 1"]);
    expect(outcomes()).toContain("leftOut all");
    expect(await paths("")).toEqual(before);
  });

  test("because of its only entry, is reported once for each pass, with the reason", async () => {
    await store(1, ["all"], { updated: Number.MAX_SAFE_INTEGER });
    await regenerateFeed("all", context);
    expect(process.outcomes).toEqual([
      { kind: "withheld", document: "all", problems: ["Invalid time value"] },
    ]);
    expect(await paths("")).toEqual([]);
  });
});

describe("a process that remembers the documents of a feed", () => {
  test("writes them again without a request for their heads", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    await store(2, ["all"]);
    const requests: string[] = [];
    const site = intercepted(context.site, (verb, key, request) => {
      requests.push(`${verb} ${key}`);
      return request();
    });
    await regenerateFeed("all", { ...context, site });
    expect(await titles()).toEqual(["عنوان 2", "عنوان 1"]);
    const [first] = requests;
    expect(first).toMatch(/^put /);
  });

  test("looks again if nothing seems to have changed, because another one may have replaced them", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    await store(2, ["all"]);
    await regenerateFeed("all", another());
    await context.catalog.delete(indexKeyOf("all", publishedOf(2), "2"));
    await regenerateFeed("all", context);
    expect(await titles()).toEqual(["عنوان 1"]);
  });

  test("looks again if a section has no documents, because another one may have published it", async () => {
    await regenerateFeed("sections/شعار", context);
    await store(1, ["sections/شعار"]);
    await regenerateFeed("sections/شعار", another());
    await context.catalog.delete(indexKeyOf("sections/شعار", publishedOf(1), "1"));
    await regenerateFeed("sections/شعار", context);
    expect(await paths("sections/شعار/")).toEqual([]);
  });

  test("lists the index once if nothing has changed", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    const listed: string[] = [];
    const catalog = intercepted(context.catalog, (verb, key, request) => {
      if (verb === "list") listed.push(key);
      return request();
    });
    await regenerateFeed("all", { ...context, catalog });
    expect(listed.toSorted()).toEqual(["gone/all/", "index/all/"]);
  });

  test("lists the index after a listing that it remembers, also if that gave nothing to write", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    context.warmRecords.listings.add(indexKeyOf("all", publishedOf(1), "1"), '"another revision"');
    await store(2, ["all"]);
    await regenerateFeed("all", context);
    expect(await titles()).toEqual(["عنوان 2", "عنوان 1"]);
  });

  test("writes a feed of the listing that it remembers, then lists the index, and writes what another one added", async () => {
    await store(1, ["all"]);
    await regenerateFeed("all", context);
    const entry = indexKeyOf("all", publishedOf(2), "2");
    await store(2, ["all"]);
    const stored = await context.catalog.head(entry);
    context.warmRecords.listings.add(entry, stored?.etag ?? "");
    await store(3, ["all"]);
    const seen: (readonly string[] | undefined)[] = [];
    const catalog = intercepted(context.catalog, async (verb, key, request) => {
      if (verb === "list" && key === "index/all/") seen.push(await titles());
      return request();
    });
    await regenerateFeed("all", { ...context, catalog });
    expect(seen[0]).toEqual(["عنوان 2", "عنوان 1"]);
    expect(await titles()).toEqual(["عنوان 3", "عنوان 2", "عنوان 1"]);
  });
});

describe("a feed with archives", () => {
  const archives = () => withSettings({ archives: true });
  const parts = async () => {
    const listed = await context.catalog.list({ prefix: "days/all/" });
    const read = await Promise.all(listed.map(({ key }) => readText(context.catalog, key)));
    return read.map((part) => JSON.parse(part ?? "{}").state);
  };
  const days = (number: number) => number * 24 * 60 * 60_000;

  test("has an archive of each entry that it no longer shows, and leads to it", async () => {
    for (const number of [1, 2, 3, 4, 5]) await store(days(number - 6), ["all"]);
    await regenerateFeed("all", archives());
    expect(await titles()).toHaveLength(3);
    expect(await parts()).toContain("linked");
    expect(await readText(context.site, "atom.xml")).toMatch(
      /<link rel="prev-archive"[^>]*archive\/2017120[34]T/,
    );
  });

  test("has none while it shows all of its entries", async () => {
    for (const number of [1, 2, 3]) await store(days(number - 6), ["all"]);
    await regenerateFeed("all", archives());
    expect(await parts()).toEqual([]);
    expect(await readText(context.site, "atom.xml")).not.toContain("archive");
  });

  test("has an archive of the entries for which the feed has no room", async () => {
    const paragraphs = ["كلمة ".repeat(400)];
    const article = { headline: "طويل", published: { day: "2017-12-08" }, paragraphs };
    const lists = { places: [], authors: [], agencies: [], tags: [] };
    for (const number of [1, 2, 3, 4, 5, 6])
      await store(days(number - 7), ["all"], { article: { ...article, ...lists } });
    await regenerateFeed("all", withSettings({ archives: true, feedLength: 6, feedSize: 20_000 }));
    expect((await titles())?.length).toBeLessThan(6);
    expect(await parts()).toContain("linked");
  });
});
