// The search of the site: a reader finds each published article by words of its headline, and nothing else. It reads documents that are
// written with the feed and its archives. A scheduled call merges the documents of each month.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import {
  drop,
  eventFor,
  openTestContext,
  publication,
  readText,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { stepsOf } from "../publish/steps.ts";
import { Reader } from "./reader.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

let context: TestContext;
const steps = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext({ publication: { ...publication, archives: true } });
});

async function upload(id: string, headline: string, age = 0): Promise<void> {
  await steps.upload(`${id}.txt`, {
    id,
    headline,
    date: new Date(context.clock.now - age * day).toISOString(),
  });
}

const remove = (id: string) => steps.remove(`${id}.txt`);

const open = (query?: string) => Reader.open(context.site, query);
const find = async (words: string) => (await (await open()).search(words)).map(({ headline }) => headline);

/** The store, with a list of the keys that were written. */
function recordWrites(site: ObjectStore): { readonly site: ObjectStore; readonly written: string[] } {
  const written: string[] = [];
  const put: ObjectStore["put"] = (key, body, options) => {
    written.push(key);
    return site.put(key, body, options);
  };
  return { site: { ...site, put }, written };
}

test.each([
  ["another hamza, and a part of a word", "ادلب"],
  ["ta marbuta as ha", "القلعه"],
  ["alef maqsura as yeh", "مصطفي"],
  ["vowels and tatweel", "قَلعــة"],
  ["other digits", "٢٠٢٦"],
  ["words in another order, between commas", "مصطفى، القلعة"],
])("an article is found by its words in another spelling: %s", async (_, words) => {
  const headline = "مصطفى يرمم القلعة في إدلب عام 2026";
  await upload("1", headline);
  await upload("2", "خبر آخر");
  await steps.runClock();
  const [hit, ...others] = await (await open()).search(words);
  expect(others).toEqual([]);
  expect(hit).toEqual({ headline, address: `${siteUrl}/articles/1`, about: "الرياضة · 8 ديسمبر 2017" });
});

test("the articles of today, of past days and of past months are found, the newest first and each once", async () => {
  const ages = [0, 0, 1, 1, 1, 1, 5, 40, 41, 400];
  for (const [id, age] of ages.entries()) await upload(`${id}`, `خبر ${id}`, age + id / 100);
  await steps.runClock();
  expect(await find("خبر")).toEqual(ages.map((_age, id) => `خبر ${id}`));
});

test("an article that the feed no longer shows is found before its day is over", async () => {
  for (let id = 0; id < 5; id++) await upload(`${id}`, `خبر ${id}`, -id / 1000 + 0.1);
  await steps.runClock();
  expect(await find("خبر")).toEqual([4, 3, 2, 1, 0].map((id) => `خبر ${id}`));
});

test("nothing is loaded before somebody searches, and then the newest first, until enough is found", async () => {
  const keys = Array.from({ length: 40 }, (_, id) => `${id}.txt`);
  const date = new Date(context.clock.now - 40 * day).toISOString();
  for (const [id, key] of keys.entries())
    await drop(context.inbox, key, { id: `${id}`, headline: `خبر ${id}`, date });
  await publish(eventFor(...keys), context);
  await upload("old", "خبر قديم", 400);
  await steps.runClock();
  const reader = await open();
  expect(reader.loaded).toEqual([]);
  expect(await reader.search("خبر")).toHaveLength(30);
  expect(reader.loaded).toEqual(["headlines.json", "archive/2017-10/headlines.json"]);
  expect(await reader.askForMore()).toBe(true);
  expect(reader.hits()).toHaveLength(41);
  expect(reader.status).toContain("41");
  expect(await reader.askForMore()).toBe(false);
});

test("a search without results says so, and one without words does nothing", async () => {
  await upload("1", "خبر");
  await steps.runClock();
  const reader = await open();
  expect(await reader.search("غير موجود")).toEqual([]);
  expect(reader.status).toContain("لا نتائج");
  reader.loaded.length = 0;
  expect(await reader.search(" ، ")).toEqual([]);
  expect(reader.loaded).toEqual([]);
});

test("the address of the page keeps the words, so the way back leads to the results", async () => {
  await upload("1", "أخبار عمان");
  await steps.runClock();
  const reader = await open();
  await reader.search("اخبار عمان");
  expect((await open(reader.address)).hits()).toHaveLength(1);
});

test("without scripts, the page leads to each month that has articles", async () => {
  for (const age of [1, 40, 400]) await upload(`${age}`, "خبر", age);
  await steps.runClock();
  const months = (await open()).months();
  expect(months).toEqual(["2017-12", "2017-10", "2016-11"].map((month) => `${siteUrl}/archive/${month}/`));
  for (const month of months)
    expect(await readText(context.site, `${month.slice(siteUrl.length + 1)}index.html`)).toContain("<h1>");
});

describe("what is not published is not found", () => {
  test.each([0, 5, 40])("a withdrawn article, %i days old", async (age) => {
    await upload("1", "سر", age);
    await upload("2", "علن", age);
    await steps.runClock();
    expect(await find("سر")).toEqual(["سر"]);
    await remove("1");
    await steps.runClock();
    expect(await find("سر")).toEqual([]);
    expect(await find("علن")).toEqual(["علن"]);
    const texts = await Promise.all(
      (await context.site.list({ prefix: "" })).map(({ key }) => readText(context.site, key)),
    );
    expect(texts.filter((text) => text?.includes("سر"))).toEqual([]);
  });

  test("an article under embargo, before its time", async () => {
    await upload("1", "سر", -1);
    await steps.runClock();
    expect(await find("سر")).toEqual([]);
    await steps.runClock(context.clock.now + day);
    expect(await find("سر")).toEqual(["سر"]);
  });
});

test("a corrected headline of a past month is found, and not the former one", async () => {
  await upload("1", "نتائج المباراه الاولى", 40);
  await upload("2", "خبر", 40);
  await steps.runClock();
  await upload("1", "حصاد الدوري", 40);
  await steps.runClock();
  expect(await find("حصاد")).toEqual(["حصاد الدوري"]);
  expect(await find("نتائج")).toEqual([]);
});

test("after a change of the settings, results of past months follow it", async () => {
  for (const id of ["2", "3", "4"]) await upload(id, "آخر", 1); // they fill the feed
  await upload("1", "خبر", 40);
  await steps.runClock();
  Object.assign(context, { publication: { ...context.publication, digits: "arabic-indic" } });
  for (let minutes = 0; minutes < 4; minutes++) await steps.runClock();
  expect(await (await open()).search("خبر")).toEqual([
    expect.objectContaining({ about: "الرياضة · ٢٩ أكتوبر ٢٠١٧" }),
  ]);
});

test("the search costs one write for an article of today, one for an article of a past day, and none for a minute without news", async () => {
  for (const id of ["1", "2", "3"]) await upload(id, "خبر", 1);
  await upload("4", "قديم", 40);
  await steps.runClock();
  const { site, written } = recordWrites(context.site);
  Object.assign(context, { site });
  const writes = () => written.splice(0).filter((key) => key.endsWith("headlines.json"));
  await upload("5", "خبر آخر");
  expect(writes()).toEqual(["headlines.json"]);
  await upload("6", "قديم آخر", 40);
  expect(writes()).toEqual([expect.stringMatching(/^archive\/20171029T\d+\/headlines\.json$/)]);
  await steps.runClock();
  expect(writes()).toEqual(["archive/2017-10/headlines.json"]);
  await steps.runClock();
  expect(writes()).toEqual([]);
});

test("after an import, the months are joined a few in each minute", async () => {
  for (let month = 1; month <= 8; month++) await upload(`${month}`, `خبر ${month}`, month * 31);
  await steps.runClock();
  expect((await find("خبر")).length).toBeLessThan(8);
  await steps.runClock();
  expect(await find("خبر")).toHaveLength(8);
});

test("without archives there is no search: no page, no link to it and no headlines", async () => {
  await upload("1", "خبر", 40);
  await upload("2", "خبر اليوم");
  await steps.runClock();
  expect(await readText(context.site, "index.html")).toContain(`${siteUrl}/search/`);
  Object.assign(context, { publication: { ...context.publication, archives: false } });
  for (let minutes = 0; minutes < 4; minutes++) await steps.runClock();
  const left = (await context.site.list({ prefix: "" })).map(({ key }) => key);
  expect(left.filter((key) => /^search[/.]|archive|headlines/.test(key))).toEqual([]);
  expect(await readText(context.site, "index.html")).not.toContain("/search/");
});
