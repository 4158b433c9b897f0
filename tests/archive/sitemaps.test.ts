// The documents for search engines: the sitemaps of the archives, the news sitemap and robots.txt.
import { DOMParser, type Element } from "@xmldom/xmldom";
import { beforeEach, expect, test } from "vitest";
import {
  arrival,
  openTestContext,
  publication,
  readText,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { stepsOf } from "../publish/steps.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

let context: TestContext;
const steps = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext({ publication: { ...publication, archives: true } });
});

const upload = (id: string, date: number, text?: string) =>
  steps.upload(`${id}.txt`, { id, date: new Date(date).toISOString(), ...(text && { text }) });

const remove = (id: string) => steps.remove(`${id}.txt`);

const read = (url: string) => readText(context.site, decodeURIComponent(url.slice(siteUrl.length + 1)));

interface Located {
  readonly loc: string;
  readonly lastmod: string;
}

/** Reads the addresses in a sitemap or in an index of sitemaps. */
async function parse(url: string): Promise<readonly Located[]> {
  const text = await read(url);
  if (text === undefined) throw new Error(`${url} is missing`);
  const document = new DOMParser().parseFromString(text, "text/xml");
  return ["url", "sitemap"].flatMap((name) =>
    [...document.getElementsByTagName(name)].map((row) => {
      return { loc: textIn(row, "loc"), lastmod: textIn(row, "lastmod") };
    }),
  );
}

function textIn(parent: Element, name: string): string {
  return [...parent.getElementsByTagName(name)][0]?.textContent ?? "";
}

/** The sitemaps that robots.txt names. */
async function sitemapsOf(): Promise<readonly string[]> {
  const robots = (await readText(context.site, "robots.txt")) ?? "";
  return [...robots.matchAll(/^Sitemap: (.*)$/gm)].map(([, url]) => url ?? "");
}

/** All pages that a search engine finds from robots.txt, without those that only the news sitemap lists. */
async function pagesFound(): Promise<readonly string[]> {
  const indexes = (await sitemapsOf()).filter((url) => !url.endsWith("sitemap-news.xml"));
  const sitemaps = (await Promise.all(indexes.map(parse))).flat();
  const pages = await Promise.all(sitemaps.map(({ loc }) => parse(loc)));
  return pages.flat().map(({ loc }) => loc);
}

test("from robots.txt, a search engine finds every article of past days, and the news sitemap with today's", async () => {
  for (const [id, age] of [0, 1, 5, 9, 40].entries()) await upload(`${id}`, arrival - age * day);
  await steps.runClock();
  expect(await sitemapsOf()).toEqual([
    `${siteUrl}/sitemap-news.xml`,
    `${siteUrl}/sitemaps-2017-12.xml`,
    `${siteUrl}/sitemaps-2017-11.xml`,
    `${siteUrl}/sitemaps-2017-10.xml`,
  ]);
  expect([...(await pagesFound())].sort()).toEqual([1, 2, 3, 4].map((id) => `${siteUrl}/articles/${id}`));
  expect(await readText(context.site, "sitemap-news.xml")).toContain(`<loc>${siteUrl}/articles/0</loc>`);
});

test("in the index of sitemaps, lastmod is the time when an article of the day last changed", async () => {
  await upload("1", arrival - 3 * day);
  await upload("2", arrival - 3 * day + minute);
  const lastmod = async () => (await parse(`${siteUrl}/sitemaps-2017-12.xml`)).map((one) => one.lastmod);
  expect(await lastmod()).toEqual([new Date(arrival - 3 * day + minute).toISOString()]);
  context.clock.now += minute;
  await upload("1", arrival - 3 * day, "نص آخر.");
  expect(await lastmod()).toEqual([new Date(context.clock.now).toISOString()]);
});

test("the sitemaps do not list a removed article, and robots.txt does not list a month without articles", async () => {
  await upload("1", arrival - 40 * day);
  await upload("2", arrival - day);
  await steps.runClock();
  await remove("1");
  await steps.runClock();
  expect(await pagesFound()).toEqual([`${siteUrl}/articles/2`]);
  expect(await sitemapsOf()).toHaveLength(2);
  expect(await read(`${siteUrl}/archive/2017-10/index.html`)).toBeUndefined();
});

test("the news sitemap has the articles of the last two days, with their headlines", async () => {
  await upload("1", arrival);
  await steps.runClock();
  const text = (await readText(context.site, "sitemap-news.xml")) ?? "";
  const [news] = [...new DOMParser().parseFromString(text, "text/xml").getElementsByTagName("news:news")];
  const names = ["news:name", "news:language", "news:publication_date", "news:title"];
  expect(names.map((name) => news && textIn(news, name))).toEqual([
    "صحيفة الاختبار",
    "ar",
    new Date(arrival).toISOString(),
    "عنوان الخبر",
  ]);
  await steps.runClock(arrival + 3 * day);
  expect(await readText(context.site, "sitemap-news.xml")).not.toContain("articles/1");
});

test.each([{ sitemap: false }, { archives: false }, { articleLink: "https://paper.example/{id}" }])(
  "there are no sitemaps with the settings %j",
  async (settings) => {
    await upload("1", arrival - day);
    await steps.runClock();
    expect(await pagesFound()).toHaveLength(1);
    Object.assign(context, { publication: { ...context.publication, ...settings } });
    for (let minutes = 0; minutes < 4; minutes++) await steps.runClock();
    const left = (await context.site.list({ prefix: "" })).filter(({ key }) => key.startsWith("sitemap"));
    expect(left).toEqual([]);
    expect(await readText(context.site, "robots.txt")).toBe("User-agent: *\nAllow: /\n");
  },
);

test("the page of a month links to the pages of its days", async () => {
  for (const [id, age] of [1, 3].entries()) await upload(`${id}`, arrival - age * day);
  const page = (await readText(context.site, "archive/2017-12/index.html")) ?? "";
  const links = [...page.matchAll(/<li><a href="([^"]*\/archive\/[^"]*)"/g)].map(([, url]) => url);
  expect(links).toEqual([`${siteUrl}/archive/20171207T195959/`, `${siteUrl}/archive/20171205T195959/`]);
  expect(await read(`${links[0]}index.html`)).toContain(`href="${siteUrl}/archive/2017-12/"`);
});
