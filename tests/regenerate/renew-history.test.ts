// After each regeneration of all feeds, their archives are updated once. A call does as much of this work as its time allows, and the next
// call continues.

import { beforeEach, describe, expect, test } from "vitest";
import { historyRenewals } from "../../lambdas/catalog/history/renewal.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import type { Renewal } from "../../lambdas/catalog/renewal.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { renewHistory } from "../../lambdas/regenerate/renew-history.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { failing, intercepted, rightBefore } from "../publish/interruptions.ts";
import { openTestContext, readText, type TestContext } from "../publish/publish-fixture.ts";
import { publishedOf, storeArticle } from "./store-article.ts";

const day = 24 * 60 * 60_000;
const feeds: readonly FeedName[] = ["all", "sections/a", "sections/sport"];

let process: TestContext;
beforeEach(async () => {
  const { publication, ...others } = openTestContext();
  process = { ...others, publication: { ...publication, archives: true } };
  for (const [index, feed] of feeds.entries())
    for (const ago of [2, 3]) await storeArticle(process.catalog, index - ago * day, [feed]);
});

const renew = (limit = day, round = 1, catalog: ObjectStore = process.catalog) =>
  renewHistory({ round } as Renewal, limit, beginCall({ ...process, catalog }));
const progress = async () => (await historyRenewals.get(process.catalog)).value;
const parts = async (feed: FeedName) => (await process.catalog.list({ prefix: `days/${feed}/` })).length;
/** The clock advances by one second each time the next feed is searched for. */
const slowly = () =>
  intercepted(process.catalog, (verb, key, request) => {
    if (verb === "list" && key === "days/") process.clock.now += 1000;
    return request();
  });

test("each feed has a part for each day, and leads to the newest one", async () => {
  expect(await renew()).toBe(true);
  for (const feed of feeds) expect(await parts(feed)).toBe(2);
  expect(await readText(process.site, "atom.xml")).toContain('rel="prev-archive"');
  expect(await readText(process.site, "sections/a/atom.xml")).toContain('rel="prev-archive"');
  expect(await progress()).toMatchObject({ round: 1, isThrough: true, passed: "sections/sport" });
});

test("what is done costs one read, until the next round", async () => {
  await renew();
  const requests: string[] = [];
  const catalog = intercepted(process.catalog, (verb, key, request) => {
    requests.push(`${verb} ${key}`);
    return request();
  });
  expect(await renew(day, 1, catalog)).toBe(true);
  expect(requests).toEqual(["get history"]);
  await process.site.delete("atom.xml");
  expect(await renew(day, 2)).toBe(true);
  expect(await readText(process.site, "atom.xml")).toBeDefined();
  expect(await progress()).toMatchObject({ round: 2, isThrough: true });
});

test("when the time is over, the next call goes on with the next part", async () => {
  expect(await renew(0)).toBe(false);
  expect(await progress()).toMatchObject({ passed: null, before: null, isThrough: false });
  expect(await renew(1000, 1, slowly())).toBe(false);
  expect([await parts("all"), (await progress())?.before]).toEqual([1, expect.any(String)]);
  expect(await renew(2000, 1, slowly())).toBe(false);
  expect([await parts("all"), await progress()]).toMatchObject([2, { passed: "all", before: null }]);
  expect(await parts("sections/a")).toBe(0);
  expect(await renew()).toBe(true);
  expect(await parts("sections/sport")).toBe(2);
});

test("a new round begins with the first feed, although the last one was not through", async () => {
  await historyRenewals.put(
    process.catalog,
    { schema: 1, round: 1, passed: "sections/a", before: null, isThrough: false },
    { ifNoneMatch: "*" },
  );
  await renew(day, 2);
  expect(await parts("all")).toBe(2);
});

test("feeds of a kind that this version does not know are left alone", async () => {
  await storeArticle(process.catalog, -day, ["notes/x" as FeedName]);
  expect(await renew()).toBe(true);
  expect(await parts("notes/x" as FeedName)).toBe(0);
  expect(await parts("sections/sport")).toBe(2); // the feeds after it are regenerated
  expect((await process.site.list({ prefix: "notes/" })).length).toBe(0);
});

test("without archives in the settings, all parts are removed, also those of a feed without articles", async () => {
  await renew();
  for (const number of [1 - 2 * day, 1 - 3 * day])
    await process.catalog.delete(indexKeyOf("sections/a", publishedOf(number), String(number)));
  process = { ...process, publication: { ...process.publication, archives: false } };
  expect(await renew(day, 2)).toBe(true);
  for (const feed of feeds) expect(await parts(feed)).toBe(0);
  expect(await process.site.list({ prefix: "sections/a/archive/2017" })).toEqual([]);
});

describe("if the progress can't be stored", () => {
  const isOfProgress = (verb: string, key: string) => verb === "put" && key === "history";

  test("because another call does the same work, that call goes on", async () => {
    const catalog = rightBefore(process.catalog, isOfProgress, () => renew(0));
    expect(await renew(day, 1, catalog)).toBe(false);
    expect(await progress()).toMatchObject({ isThrough: false });
  });

  test("the call fails if the store does", async () => {
    await expect(renew(day, 1, failing(process.catalog, isOfProgress))).rejects.toThrow(StoreFault);
  });
});
