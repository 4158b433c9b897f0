// All feeds are regenerated in slices of limited time, four at once.

import { beforeEach, describe, expect, test } from "vitest";
import { renewals } from "../../lambdas/catalog/renewal.ts";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { beginRenewing } from "../../lambdas/regenerate/current-version.ts";
import { renewFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import { StoreFault } from "../../lambdas/store/object-store.ts";
import { failing, intercepted, rightBefore } from "../publish/interruptions.ts";
import { openTestContext, type TestContext } from "../publish/publish-fixture.ts";
import { storeArticle } from "./store-article.ts";

/** The feeds in the order in which they are regenerated. The settings name the main feed and `sections/sport`. */
const feeds: readonly FeedName[] = [
  "all",
  "sections/a",
  "sections/b",
  "sections/c",
  "sections/d",
  "sections/sport",
];

let context: TestContext;
beforeEach(async () => {
  context = openTestContext();
  for (const [index, feed] of ["sections/a", "sections/b", "sections/c", "sections/d"].entries())
    await storeArticle(context.catalog, index, [feed as FeedName], { section: feed.slice(-1) });
});

const written = () =>
  context.outcomes.flatMap((outcome) =>
    "document" in outcome && /(?:rss\.xml|style\.css|feeds\.opml)$/.test(outcome.document)
      ? [outcome.document]
      : [],
  );
const documentOf = (feed: FeedName) => (feed === "all" ? "rss.xml" : `${feed}/rss.xml`);
const documentsOf = (some: readonly FeedName[]) => some.map(documentOf).toSorted();
const progress = async () => (await renewals.get(context.catalog)).value;

/** A call during which this much time passes when the documents of a feed are written. */
function taking(milliseconds: number, on: FeedName = "all"): PublishContext {
  const site = intercepted(context.site, (verb, key, request) => {
    if (verb === "put" && key === documentOf(on)) context.clock.now += milliseconds;
    return request();
  });
  return { ...context, site };
}

test("in one call if there is time: first the documents of the settings, last the list of feeds", async () => {
  const process = taking(14_999);
  const looks: string[] = [];
  const site = intercepted(process.site, (verb, key, request) => {
    if (verb === "head" && key === "style.css") looks.push(key);
    return request();
  });
  expect(await renewFeeds({ ...process, site })).toBe(true);
  expect(looks).toHaveLength(1); // only when the main feed is regenerated
  expect(written()[0]).toBe("style.css");
  expect(written().at(-1)).toBe("feeds.opml");
  expect(written().slice(1, -1).toSorted()).toEqual(documentsOf(feeds));
  expect(await progress()).toMatchObject({ isThrough: true, passed: "sections/sport", failed: [] });
});

test("four of them, if a quarter of a minute is over then; the next call goes on with the fifth", async () => {
  expect(await renewFeeds(taking(15_000))).toBe(false);
  expect(
    written()
      .filter((path) => path.endsWith("rss.xml"))
      .toSorted(),
  ).toEqual(documentsOf(feeds.slice(0, 4)));
  expect(written().at(-1)).toBe("feeds.opml");
  expect(await progress()).toMatchObject({ isThrough: false, passed: "sections/c" });
  context.outcomes.length = 0;
  expect(await renewFeeds(context)).toBe(true);
  expect(written().at(-1)).toBe("feeds.opml");
  expect(written().slice(0, -1).toSorted()).toEqual(documentsOf(feeds.slice(4)));
  expect(await progress()).toMatchObject({ isThrough: true, passed: "sections/sport" });
});

test("four of them, if these are all: the time that they took does not matter", async () => {
  context = openTestContext();
  for (const [index, section] of ["a", "z"].entries())
    await storeArticle(context.catalog, index, [`sections/${section}`], { section });
  await renewFeeds(taking(15_000));
  expect(await progress()).toMatchObject({ isThrough: true, passed: "sections/z" });
});

test("from the beginning, if another call asks for that meanwhile", async () => {
  const isOfProgress = (verb: string, key: string) => verb === "put" && key === "renewal";
  await beginRenewing(context);
  const catalog = rightBefore(context.catalog, isOfProgress, () => beginRenewing(context));
  expect(await renewFeeds({ ...context, catalog })).toBe(false);
  expect(await progress()).toMatchObject({ isThrough: false, passed: null, round: 2 });
});

test("not at all, without a write, if there is no time left when the feeds are listed", async () => {
  const catalog = intercepted(context.catalog, (verb, key, request) => {
    if (verb === "get" && key === "feeds") context.clock.now += 15_000;
    return request();
  });
  expect(await renewFeeds({ ...context, catalog })).toBe(false);
  expect(written()).toEqual([]);
  expect(await progress()).toMatchObject({ isThrough: false, passed: null });
});

describe("a feed that fails", () => {
  const stricken = (on: FeedName) => ({
    ...context,
    site: failing(context.site, (verb, key) => verb === "put" && key === documentOf(on)),
  });
  const failures = () =>
    context.outcomes.flatMap((outcome) => (outcome.kind === "failed" ? [outcome.key] : []));

  test("does not stop the others, is reported, and is the only one that is tried again", async () => {
    await expect(renewFeeds(stricken("sections/b"))).rejects.toThrow(StoreFault);
    expect(failures()).toEqual(["sections/b"]);
    expect(await progress()).toMatchObject({ isThrough: true, failed: ["sections/b"] });
    context.outcomes.length = 0;
    expect(await renewFeeds(context)).toBe(true);
    expect(written()).toEqual(["sections/b/rss.xml", "feeds.opml"]);
    expect(await progress()).toMatchObject({ isThrough: true, passed: "sections/sport", failed: [] });
  });

  test("is no fault of the call before all feeds were tried", async () => {
    const { site } = taking(15_000, "sections/a");
    const both = failing(site, (verb, key) => verb === "put" && key === "rss.xml");
    expect(await renewFeeds({ ...context, site: both })).toBe(false);
    expect(await progress()).toMatchObject({ isThrough: false, failed: ["all"], passed: "sections/c" });
    expect(await renewFeeds(context)).toBe(false);
    expect(await renewFeeds(context)).toBe(true);
  });
});
