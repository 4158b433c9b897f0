// What aggregators and search engines get besides the newest articles: archives, withdrawals, sitemaps.
import { beforeAll, describe, expect, test } from "vitest";
import { readRecord } from "../../../lambdas/catalog/article-record.ts";
import { formats, walkBackwards } from "../../archive/walk.ts";
import { drop } from "../../publish/publish-fixture.ts";
import { fetchFromCdn } from "../cdn.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";

/** No other step uses this section. It is not in the settings. */
const section = "توثيق";
const folder = "sections/توثيق/";
const drafts = {
  1350001: { headline: "الأول من يوم", date: "3 مارس 2016" },
  1350002: { headline: "الثاني من اليوم نفسه", date: "3 مارس 2016" },
  1350003: { headline: "من يوم آخر", date: "5 مارس 2016" },
} as const;

let newspaper: Newspaper;
const urlOf = (path: string) => `${newspaper.siteUrl}/${encodeURI(path)}`;
const pages = () => Object.keys(drafts).map((id) => urlOf(`articles/${id}`));

async function read(url: string): Promise<string | undefined> {
  const { status, body } = await fetchFromCdn(url);
  return status === 200 ? body.toString() : undefined;
}

/** The addresses in the elements `loc` of some sitemaps. */
async function locationsIn(...sitemaps: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(sitemaps.map(read));
  return texts.flatMap((text = "") => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = ""]) => url));
}

/** The sitemaps of March 2016, as a search engine finds them from robots.txt. */
async function findSitemaps(): Promise<readonly string[]> {
  const robots = (await read(urlOf("robots.txt"))) ?? "";
  const indexes = [...robots.matchAll(/^Sitemap: (.*2016-03\.xml)$/gm)].map(([, url = ""]) => url);
  return locationsIn(...indexes);
}

describe("an editor drops articles of two past days:", () => {
  beforeAll(async () => {
    newspaper = await findNewspaper();
    for (const [id, draft] of Object.entries(drafts))
      await drop(newspaper.inbox, `history/${id}.txt`, { id, section, ...draft });
    await newspaper.settle();
  });

  test.each([
    ["rss.xml", "application/rss+xml; charset=utf-8"],
    ["atom.xml", "application/atom+xml; charset=utf-8"],
    ["feed.json", "application/feed+json; charset=utf-8"],
  ])("%s leads to an archive of each day, served as %s, and to all of the articles", async (file, type) => {
    const { entries, documents } = await walkBackwards(urlOf(folder + file), read);
    expect([...entries.values()].toSorted()).toEqual(
      Object.values(drafts)
        .map(({ headline }) => headline)
        .toSorted(),
    );
    expect(documents).toHaveLength(3);
    for (const url of documents) {
      expect((await fetchFromCdn(url)).headers).toMatchObject({
        "content-type": type,
        "cache-control": "public, max-age=60, stale-while-revalidate=300",
        etag: expect.any(String),
      });
    }
  });

  test("the newspaper's feed leads to every article that is published, in each format", async () => {
    const stored = await newspaper.catalog.list({ prefix: "articles/" });
    const records = await Promise.all(stored.map(async ({ key }) => await newspaper.catalog.get(key)));
    const published = records
      .flatMap((one) => (one ? [readRecord(one.body)] : []))
      .filter(({ article, published }) => article !== null && published <= Date.now());
    for (const file of formats) {
      const { entries } = await walkBackwards(urlOf(file), read);
      expect([...entries.keys()].toSorted()).toEqual(published.map(({ guid }) => guid).toSorted());
    }
  });

  test("search engines find their pages from robots.txt, and new articles in the news sitemap", async () => {
    await eventually(async () => expect(await findSitemaps()).toHaveLength(2));
    expect((await locationsIn(...(await findSitemaps()))).toSorted()).toEqual(pages());
    expect(await locationsIn(urlOf("sitemap-news.xml"))).toContain(urlOf("articles/later"));
  });
});

test("an editor deletes one of them: its page says so with 410, Atom names it, and archives and sitemaps lose it", async () => {
  const [gone = "", ...left] = pages();
  await newspaper.inbox.delete("history/1350001.txt");
  await newspaper.settle();
  expect(await fetchFromCdn(gone)).toMatchObject({
    status: 410,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
  for (const file of formats) {
    const { entries } = await walkBackwards(urlOf(folder + file), read);
    expect([...entries.keys()].map((guid) => guid.split(":").at(-1)).toSorted()).toEqual([
      "1350002",
      "1350003",
    ]);
  }
  expect(await read(urlOf(`${folder}atom.xml`))).toMatch(/<at:deleted-entry ref="[^"]*:1350001" when="/);
  expect((await locationsIn(...(await findSitemaps()))).toSorted()).toEqual(left);
});
