// The check of the site finds the faults that a reader would notice.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { type Answer, checkSite, grace, type WatchContext } from "../../lambdas/watch/check-site.ts";
import {
  arrival,
  drop,
  eventFor,
  openTestContext,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";

let newspaper: TestContext;
/** Answers that the CDN gives instead of the site's own documents, by URL. */
let spoiled: Map<string, Answer>;
let watch: WatchContext;

beforeEach(async () => {
  newspaper = openTestContext();
  spoiled = new Map();
  watch = { siteUrl, catalog: newspaper.catalog, now: newspaper.now, ask };
  await publishArticle("1");
});

async function ask(url: string): Promise<Answer> {
  const path = url.slice(siteUrl.length + 1);
  const found = await newspaper.site.get(path);
  return spoiled.get(path) ?? { status: 200, text: new TextDecoder().decode(found?.body) };
}

async function publishArticle(id: string): Promise<void> {
  await drop(newspaper.inbox, `${id}.txt`, { id });
  await publish(eventFor(`${id}.txt`), newspaper);
}

function pass(milliseconds: number): void {
  newspaper.clock.now = arrival + milliseconds;
}

test("nothing while readers get valid feeds with the newest article", async () => {
  pass(2 * grace);
  expect(await checkSite(watch)).toEqual([]);
});

test("nothing while there is no article", async () => {
  const { catalog } = openTestContext();
  expect(await checkSite({ ...watch, catalog })).toEqual([]);
});

test.each(["rss.xml", "atom.xml", "feed.json"])("a /%s that is not there", async (path) => {
  spoiled.set(path, { status: 503, text: "" });
  expect(await checkSite(watch)).toEqual([`unreachable: ${siteUrl}/${path}: 503`]);
});

test("a CDN that does not answer", async () => {
  const silent = { ...watch, ask: () => Promise.reject(new Error("fetch failed")) };
  expect(await checkSite(silent)).toContain(`unreachable: ${siteUrl}/rss.xml: fetch failed`);
});

test.each(["rss.xml", "atom.xml", "feed.json"])("a /%s that is cut off", async (path) => {
  const { text } = await ask(`${siteUrl}/${path}`);
  spoiled.set(path, { status: 200, text: text.slice(0, text.length / 2) });
  expect(await checkSite(watch)).toEqual([expect.stringContaining(`invalid: ${siteUrl}/${path}: `)]);
});

test("a feed without the newest article, once there was time for it", async () => {
  const { text } = await ask(`${siteUrl}/rss.xml`);
  spoiled.set("rss.xml", { status: 200, text });
  pass(60_000);
  await publishArticle("2");
  expect(await checkSite(watch)).toEqual([]);
  pass(60_000 + grace);
  expect(await checkSite(watch)).toEqual([
    expect.stringContaining(`outdated: ${siteUrl}/rss.xml: tag:news.example,2017:2`),
  ]);
});

test("not an article of an hour ago that has just come", async () => {
  const { text } = await ask(`${siteUrl}/rss.xml`);
  spoiled.set("rss.xml", { status: 200, text });
  const twoHours = 2 * 60 * 60_000;
  pass(twoHours);
  await drop(newspaper.inbox, "late.txt", { id: "3", date: "08 ديسمبر 2017 13:00" });
  await publish(eventFor("late.txt"), newspaper);
  expect(await checkSite(watch)).toEqual([]);
  pass(twoHours + grace + 1000);
  expect(await checkSite(watch)).toEqual([expect.stringContaining("outdated")]);
});

test("not an article that waits for its time", async () => {
  await drop(newspaper.inbox, "later.txt", { id: "9", date: "20 ديسمبر 2017" });
  await publish(eventFor("later.txt"), newspaper);
  pass(2 * grace);
  expect(await checkSite(watch)).toEqual([]);
});
