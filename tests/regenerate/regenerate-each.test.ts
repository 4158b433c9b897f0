// The documents of a batch: each once, in an order in which no feed names what does not exist.

import { beforeEach, describe, expect, test } from "vitest";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { renewals } from "../../lambdas/catalog/renewal.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { activate } from "../../lambdas/regenerate/current-version.ts";
import {
  currentVersion,
  directory,
  regenerateEach,
  type StaleDocuments,
} from "../../lambdas/regenerate/regenerate-each.ts";
import { regenerateArticle } from "../../lambdas/site/regenerate-article.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { failing, intercepted } from "../publish/interruptions.ts";
import { arrival, openTestContext, png, readItems, type TestContext } from "../publish/publish-fixture.ts";
import { stepsOf } from "../publish/steps.ts";
import { publishedOf, storeArticle } from "./store-article.ts";

const section = "sections/شعار";
let process: TestContext;
let context: CallContext;
const { upload } = stepsOf(() => process);
beforeEach(() => {
  process = openTestContext();
  context = beginCall(process);
});

const stale = (changes: Partial<StaleDocuments> = {}): StaleDocuments => ({
  ...{ feeds: new Set(["all", section]), articles: new Set(["1"]), ...changes },
});
const statuses = ({ feeds, articles, ...rest }: Awaited<ReturnType<typeof regenerateEach>>) =>
  Object.fromEntries(
    [...feeds, ...articles, ...rest.directory, ...rest.current].map(([key, { status }]) => [key, status]),
  );
const written = () =>
  process.outcomes.flatMap((outcome) =>
    "document" in outcome && /^articles|rss\.xml$|opml$|^media/.test(outcome.document)
      ? [`${outcome.kind} ${outcome.document}`]
      : [],
  );
const paths = async (prefix: string, store: ObjectStore = context.site) =>
  (await store.list({ prefix })).map(({ key }) => key);

test("pages come first, then feeds, then the list of feeds, and last the look at the current version", async () => {
  await storeArticle(context.catalog, 1, ["all", section]);
  const results = await regenerateEach([stale(), stale({ feeds: new Set(["all"]) })], context);
  expect(statuses(results)).toEqual({
    ...{ all: "fulfilled", [section]: "fulfilled", "1": "fulfilled" },
    ...{ [directory]: "fulfilled", [currentVersion]: "fulfilled" },
  });
  expect(written()).toEqual([
    ...["written articles/1", "written rss.xml", `written ${section}/rss.xml`, "written feeds.opml"],
  ]);
  expect(results.feeds.get(section)).toMatchObject({ value: "شعار" });
  expect(await readItems(context.site, `${section}/`)).toHaveLength(1);
});

test("without feeds there is nothing to do for the list of feeds and the version", async () => {
  await storeArticle(context.catalog, 1, ["all"]);
  const results = await regenerateEach([stale({ feeds: new Set() })], context);
  expect(statuses(results)).toEqual({ "1": "fulfilled" });
  expect(written()).toEqual(["written articles/1"]);
  expect(statuses(await regenerateEach([], context))).toEqual({});
});

describe("a page that the passes have regenerated already", () => {
  test("is not regenerated again, unless the article may have changed since", async () => {
    await storeArticle(context.catalog, 1, ["all"]);
    const known = { oldPictures: [], isIncomplete: false, record: undefined };
    await regenerateEach([stale({ feeds: new Set(), done: new Map([["1", known]]) })], context);
    expect(written()).toEqual([]);
    const effects = [
      stale({ feeds: new Set(), done: new Map([["1", known]]) }),
      stale({ feeds: new Set(), done: new Map([["1", undefined]]) }),
    ];
    await regenerateEach(effects, context);
    expect(written()).toEqual(["written articles/1"]);
  });
});

describe("a fault", () => {
  test("at one feed does not stop the others, nor the list", async () => {
    await storeArticle(context.catalog, 1, ["all", section]);
    const site = failing(context.site, (_verb, key) => key === "rss.xml");
    const results = await regenerateEach([stale()], { ...context, site });
    expect(statuses(results)).toEqual({
      ...{ all: "rejected", [section]: "fulfilled", "1": "fulfilled" },
      ...{ [directory]: "fulfilled", [currentVersion]: "fulfilled" },
    });
  });

  test("at the look at the version, or at the list, is among the results", async () => {
    await storeArticle(context.catalog, 1, ["all"]);
    const catalog = failing(context.catalog, (_verb, key) => key === "renewal");
    expect(statuses(await regenerateEach([stale()], { ...context, catalog }))).toMatchObject({
      ...{ all: "fulfilled", [directory]: "fulfilled", [currentVersion]: "rejected" },
    });
    const site = failing(context.site, (_verb, key) => key === "feeds.opml");
    expect(statuses(await regenerateEach([stale()], { ...context, site }))).toMatchObject({
      ...{ all: "fulfilled", [directory]: "rejected", [currentVersion]: "fulfilled" },
    });
  });
});

test("nothing is begun when less than a quarter of a minute is left", async () => {
  await storeArticle(context.catalog, 1, ["all"]);
  const postponed = { all: "rejected", [section]: "rejected", "1": "rejected" };
  const some = await regenerateEach([stale()], { ...context, timeLeft: () => 14_999 });
  expect(statuses(some)).toMatchObject(postponed);
  expect(written()).not.toContain("written articles/1");
  const all = await regenerateEach([stale()], { ...context, timeLeft: () => 15_000 });
  expect(statuses(all)).toMatchObject({ all: "fulfilled", "1": "fulfilled" });
});

test("four documents are regenerated at the same time, in the order of the messages", async () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  for (const number of numbers) await storeArticle(context.catalog, number, []);
  const begun: string[] = [];
  const ended: (() => void)[] = [];
  const site = intercepted(context.site, async (verb, key, request) => {
    if (verb !== "head") return request();
    begun.push(key);
    await new Promise<void>((end) => ended.push(end));
    return request();
  });
  const work = regenerateEach([stale({ feeds: new Set(), articles: new Set(numbers.map(String)) })], {
    ...{ ...context, site },
  });
  while (ended.length < 4) await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(begun).toEqual(["articles/1", "articles/2", "articles/3", "articles/4"]);
  let isDone = false;
  work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    for (const end of ended.splice(0)) end();
    await new Promise(setImmediate);
  }
  expect(new Set(begun).size).toBe(6);
});

describe("the version that is current", () => {
  test("regenerates all feeds again if another one has become current by the end of the call", async () => {
    const newer = { ...context, code: "newer" };
    const site = intercepted(context.site, async (verb, key, request) => {
      if (verb === "put" && key === "feeds.opml") await activate(newer, arrival);
      return request();
    });
    await storeArticle(context.catalog, 1, ["all", section]);
    await regenerateEach([stale()], { ...context, site });
    expect((await renewals.get(context.catalog)).value?.round).toBe(2);
  });

  test("is read once if the list of feeds is right already, or can't be written", async () => {
    await storeArticle(context.catalog, 1, ["all"]);
    const looks = async (site = context.site) => {
      let count = 0;
      const catalog = intercepted(context.catalog, (verb, key, request) => {
        if (verb === "get" && key === "renewal") count += 1;
        return request();
      });
      await regenerateEach([stale({ feeds: new Set(["all"]) })], { ...context, catalog, site });
      return count;
    };
    const broken = failing(context.site, (_verb, key) => key === "feeds.opml");
    expect([await looks(broken), await looks(), await looks()]).toEqual([1, 2, 1]);
  });
});

describe("old pictures", () => {
  beforeEach(async () => {
    await process.inbox.put("a.png", png(200), { contentType: "image/png" });
    await upload("a.txt", { id: "1" });
    const { value, unchanged } = await getRecord(context.catalog, recordKey("1"));
    if (!value) throw new Error("there is no record");
    await putRecord(context.catalog, { ...value, pictures: [] }, unchanged);
    process.outcomes.length = 0;
  });
  const ofPicture = stale({ feeds: new Set(["all", "sections/sport"]) });

  test("are erased after the feeds, and before the list", async () => {
    await regenerateEach([ofPicture], context);
    expect(await paths("media/1/")).toEqual([]);
    const kinds = written().map((outcome) => outcome.replace(/media.*/, "picture"));
    expect(kinds.indexOf("erased picture")).toBeGreaterThan(kinds.indexOf("written rss.xml"));
  });

  test("stay while one of the feeds of their message may still name them", async () => {
    const site = failing(context.site, (_verb, key) => key === "sections/sport/rss.xml");
    await regenerateEach([ofPicture], { ...context, site });
    expect(await paths("media/1/")).toHaveLength(1);
    await regenerateEach([ofPicture], context);
    expect(await paths("media/1/")).toEqual([]);
  });

  test("stay while the index does not have the record", async () => {
    const done = await regenerateArticle("1", context);
    for (const key of done.record?.indexKeys ?? [])
      await context.catalog.put(key, new TextEncoder().encode("0"), { contentType: "text/plain" });
    await regenerateEach([ofPicture], context);
    expect(await paths("media/1/")).toHaveLength(1);
  });

  test("that can't be erased are among the results", async () => {
    const site = failing(context.site, (verb) => verb === "delete");
    expect(statuses(await regenerateEach([ofPicture], { ...context, site }))).toMatchObject({
      ...{ all: "fulfilled", "1": "rejected" },
    });
  });
});

describe("the history of a feed", () => {
  const days = () => paths("days/", context.catalog);
  beforeEach(async () => {
    process.clock.now = arrival + 3 * 24 * 60 * 60_000;
    await storeArticle(context.catalog, 1, ["all", section]);
    await storeArticle(context.catalog, 1_000_000_000, ["all"]);
  });
  const articles = new Set(["1", "1000000000"]);

  test("has the parts of the articles, if the settings want archives", async () => {
    await regenerateEach([stale({ articles })], context);
    expect(await days()).toEqual([]);
    const archives = { ...context, publication: { ...context.publication, archives: true } };
    await regenerateEach([stale({ articles })], archives);
    const ends = (await days()).map((key) => key.replace(/\/\d+$/, ""));
    expect(ends).toEqual(["days/all", `days/${section}`]);
    expect(publishedOf(1_000_000_000)).toBeGreaterThan(context.now());
    expect(await paths("revisits/", context.catalog)).toEqual([]); // the article that waits for its time needs no note
  });

  test("has a note for the end of the day on which an article is published, from its first moment", async () => {
    const number = process.clock.now - publishedOf(0);
    await storeArticle(context.catalog, number, ["all"]);
    const archives = { ...context, publication: { ...context.publication, archives: true } };
    await regenerateEach([stale({ articles: new Set([String(number)]) })], archives);
    expect(await paths("revisits/", context.catalog)).toHaveLength(1);
  });

  test("has no part of an article that is in other feeds alone", async () => {
    const earlier = -24 * 60 * 60_000;
    await storeArticle(context.catalog, earlier, [section]);
    const archives = { ...context, publication: { ...context.publication, archives: true } };
    await regenerateEach([stale({ articles: new Set([String(earlier)]) })], archives);
    expect((await days()).map((key) => key.replace(/\/\d+$/, ""))).toEqual([`days/${section}`]);
  });
});
