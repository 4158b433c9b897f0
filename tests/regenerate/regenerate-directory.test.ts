// The list of all feeds, and the documents that depend only on the settings.

import { beforeEach, describe, expect, test } from "vitest";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import { feedLabels } from "../../lambdas/catalog/registers.ts";
import { directoryPaths } from "../../lambdas/documents/render-documents.ts";
import { settingsDocumentPaths } from "../../lambdas/documents/render-settings.ts";
import type { FeedLabels } from "../../lambdas/feed/memberships.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { settleEach } from "../../lambdas/protocol/settled.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { labelsOf, regenerateDirectory } from "../../lambdas/regenerate/regenerate-directory.ts";
import { regenerateSettingsDocuments } from "../../lambdas/regenerate/regenerate-settings.ts";
import { readLive } from "../../lambdas/site/site-documents.ts";
import { intercepted, rightBefore } from "../publish/interruptions.ts";
import { openTestContext, readItems, readText, type TestContext } from "../publish/publish-fixture.ts";
import { publishedOf, storeArticle } from "./store-article.ts";

const logo = "sections/شعار";
let process: TestContext;
let context: CallContext;
beforeEach(() => {
  process = openTestContext();
  context = beginCall(process);
});

const list = (labels: Record<string, string | undefined>, of = context) =>
  regenerateDirectory(new Map(Object.entries(labels)) as ReadonlyMap<FeedName, string | undefined>, of);
const names = async () => (await feedLabels.get(context.catalog)).value.labels;
const listed = async () => (await readText(context.site, "feeds.opml")) ?? "";

async function nameFeeds(labels: FeedLabels): Promise<void> {
  const { value, unchanged } = await feedLabels.get(context.catalog);
  await feedLabels.put(context.catalog, { ...value, labels }, unchanged);
}

describe("the list of feeds", () => {
  test("names the main feed, and is not written again if it is right", async () => {
    expect(await list({})).toBe(true);
    expect(await listed()).toContain("https://news.example/rss.xml");
    process.outcomes.length = 0;
    expect(await list({})).toBe(false);
    expect(process.outcomes).toEqual([]);
  });

  test("names a new feed, whose documents are looked at again", async () => {
    await storeArticle(context.catalog, 1, [logo]);
    expect(await list({ [logo]: "شعار" })).toBe(true);
    expect(await listed()).toContain("شعار");
    expect(await readItems(context.site, `${logo}/`)).toHaveLength(1);
    expect(await names()).toEqual({ [logo]: "شعار" });
  });

  test("does not name a new feed that has lost its articles since", async () => {
    await list({ [logo]: "شعار" });
    expect([await names(), (await listed()).includes("شعار")]).toEqual([{}, false]);
    await storeArticle(context.catalog, 1, [logo]);
    const loseArticle = () => context.catalog.delete(indexKeyOf(logo, publishedOf(1), "1"));
    const isOfNames = (verb: string, key: string) => verb === "put" && key === "feeds";
    const catalog = rightBefore(context.catalog, isOfNames, loseArticle);
    await list({ [logo]: "شعار" }, { ...context, catalog });
    expect([await names(), (await listed()).includes("شعار")]).toEqual([{}, false]);
  });

  test("no longer names a feed without articles, unless it has got one meanwhile", async () => {
    await nameFeeds({ [logo]: "شعار", "tags/a": "أ" });
    await list({ [logo]: undefined });
    expect(await names()).toEqual({ "tags/a": "أ" });
    expect(await list({ [logo]: undefined })).toBe(false);
    await storeArticle(context.catalog, 1, [logo]);
    expect(await list({ [logo]: undefined })).toBe(true);
    expect(await names()).toEqual({ "tags/a": "أ", [logo]: "شعار" });
    expect(await readItems(context.site, `${logo}/`)).toHaveLength(1);
  });

  test("does not count an article that waits for its time", async () => {
    await nameFeeds({ [logo]: "شعار" });
    await storeArticle(context.catalog, 5000, [logo]);
    await list({ [logo]: undefined });
    expect(await names()).toEqual({});
  });

  test("has the name that a feed has now, if another call has named it in another way", async () => {
    await storeArticle(context.catalog, 1, [logo], { section: "شعارٌ" });
    await nameFeeds({ [logo]: "شعار" });
    expect(await list({ [logo]: "شعار آخر" })).toBe(true);
    expect(await names()).toEqual({ [logo]: "شعارٌ" });
    // Returns true although the list is the same, because the feed was regenerated. The caller must then read the current configuration
    // version again.
    expect(await list({ [logo]: "شعار آخر" })).toBe(true);
  });

  test("leaves a feed alone whose name is the same", async () => {
    await nameFeeds({ [logo]: "شعار" });
    await list({});
    const catalog = intercepted(context.catalog, (verb, key, request) =>
      verb === "list" || verb === "put" ? Promise.reject(new Error(`${verb} ${key}`)) : request(),
    );
    expect(await list({ [logo]: "شعار" }, { ...context, catalog })).toBe(false);
  });

  test("is made of heads that were read before the feeds, and then looks again", async () => {
    const early = await readLive(directoryPaths, context);
    await list({});
    await nameFeeds({ "tags/a": "أ" });
    const publication = { ...context.publication, feeds: { ...context.publication.feeds, tags: true } };
    expect(await regenerateDirectory(new Map(), { ...context, publication }, early)).toBe(true);
    expect(await listed()).toContain("أ");
  });
});

test("the names of feeds are those of the feeds that were regenerated without a fault, except the main feed", async () => {
  const feeds = ["all", logo, "tags/a", "tags/b"] as const;
  const regenerated = await settleEach<FeedName, string | undefined>(feeds, async (feed) => {
    if (feed === "tags/b") throw new Error("a fault");
    return feed === "tags/a" ? undefined : "شعار";
  });
  expect([...labelsOf(regenerated)]).toEqual([
    [logo, "شعار"],
    ["tags/a", undefined],
  ]);
});

describe("the documents of the settings", () => {
  const paths = async () => (await context.site.list({ prefix: "" })).map(({ key }) => key);

  test("are written, and not again if they are right", async () => {
    await regenerateSettingsDocuments(context);
    expect(await paths()).toContain("style.css");
    process.outcomes.length = 0;
    await regenerateSettingsDocuments(context);
    expect(process.outcomes).toEqual([]);
  });

  test("that the settings no longer want are deleted", async () => {
    const archives = { ...context, publication: { ...context.publication, archives: true } };
    await regenerateSettingsDocuments(archives);
    const before = await paths();
    await regenerateSettingsDocuments(context);
    const gone: readonly string[] = before.filter((path) => path === "search.js");
    expect(gone).toHaveLength(1);
    expect(await paths()).toEqual(before.filter((path) => !gone.includes(path)));
    expect(settingsDocumentPaths).toContain("search.js");
  });

  test("stay as they are if they can't be rendered, and that is reported", async () => {
    await regenerateSettingsDocuments(context);
    const before = await paths();
    process.outcomes.length = 0;
    const publication = { ...context.publication, title: undefined as unknown as string };
    await regenerateSettingsDocuments({ ...context, publication });
    expect(process.outcomes).toMatchObject([{ kind: "withheld", document: "the documents of the settings" }]);
    expect(await paths()).toEqual(before);
  });
});
