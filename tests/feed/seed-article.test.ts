// The real article is parsed and rendered into the three feeds, and read from them by parsers of others.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { renderDocument, seedEntry } from "./feed-fixture.ts";

const entry = await seedEntry();
const headline = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";
const standfirst = "آلاف من مقاتلي «داعش» غادروا الرقة في صفقة سرية";
const guid = "tag:news.example,2017:1187246";
const url = "https://news.example/articles/1187246";
const section = "العرب والعالم";

/** The text of each paragraph, without markup. */
function paragraphsOf(html: string | undefined): string[] {
  return [...(html ?? "").matchAll(/<p dir="rtl">(.*?)<\/p>/gs)].map(([, text = ""]) =>
    text.replaceAll(/<[^>]+>/g, ""),
  );
}

function expectWholeText(html: string | undefined): void {
  expect(html).toMatch(/^<div dir="rtl" lang="ar">/);
  const paragraphs = paragraphsOf(html);
  expect(paragraphs).toHaveLength(9);
  expect(paragraphs[0]).toBe(`دمشق، عمان – ${entry.paragraphs[0]}`);
  expect(paragraphs.slice(1)).toEqual([...entry.paragraphs.slice(1), "وكالات"]);
  expect(html).toMatch(/وكالات<\/p>\s*<\/div>$/);
}

describe("RSS", () => {
  const rss = renderDocument("rss.xml", [entry]);

  test("by feedsmith", () => {
    const feed = parseRssFeed(rss);
    expect(feed).toMatchObject({ title: "صحيفة الاختبار", language: "ar", link: "https://news.example/" });
    expect(feed.atom?.links).toEqual([
      { href: "https://news.example/rss.xml", rel: "self", type: "application/rss+xml" },
    ]);
    expect(feed.items).toHaveLength(1);
    const [item] = feed.items ?? [];
    expect(item).toMatchObject({
      title: headline,
      link: url,
      description: standfirst,
      guid: { value: guid, isPermaLink: false },
    });
    expect(item?.pubDate).toBe("Fri, 08 Dec 2017 08:00:00 GMT");
    expect(item?.dc?.creators).toEqual(["بسام جميدة"]);
    expect(item?.categories?.map(({ name }) => name)).toEqual([section]);
    expectWholeText(item?.content?.encoded);
  });

  test("by rss-parser", async () => {
    const { items } = await new RssParser().parseString(rss);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      title: headline,
      link: url,
      guid,
      creator: "بسام جميدة",
      categories: [section],
    });
    expect(items[0]?.isoDate).toBe("2017-12-08T08:00:00.000Z");
    expectWholeText(items[0]?.["content:encoded"]);
  });
});

describe("Atom", () => {
  const atom = renderDocument("atom.xml", [entry]);

  test("by feedsmith", () => {
    const feed = parseAtomFeed(atom);
    expect(feed.links).toContainEqual({
      href: "https://news.example/atom.xml",
      rel: "self",
      type: "application/atom+xml",
    });
    expect(feed.xml?.lang).toBe("ar");
    const [item] = feed.entries ?? [];
    expect(item).toMatchObject({ id: guid, title: { value: headline }, summary: { value: standfirst } });
    expect(item?.links).toMatchObject([{ href: url }]);
    expect([item?.published, item?.updated]).toEqual([
      "2017-12-08T08:00:00.000Z",
      "2017-12-08T08:00:00.000Z",
    ]);
    expect(item?.authors).toEqual([{ name: "بسام جميدة" }]);
    expect(item?.categories).toEqual([{ term: section, label: section }]);
    expectWholeText(item?.content?.value);
  });

  test("by rss-parser", async () => {
    const { items } = await new RssParser().parseString(atom);
    expect(items[0]).toMatchObject({
      title: headline,
      link: url,
      id: guid,
      author: "بسام جميدة",
      summary: standfirst,
    });
    expectWholeText(items[0]?.content);
  });
});

test("JSON Feed, by feedsmith and as plain JSON", () => {
  const text = renderDocument("feed.json", [entry]);
  const json = JSON.parse(text);
  expect(json).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    language: "ar",
    feed_url: "https://news.example/feed.json",
    home_page_url: "https://news.example/",
  });
  const [item] = parseJsonFeed(text).items ?? [];
  expect(item).toMatchObject({
    id: guid,
    url,
    title: headline,
    summary: standfirst,
    language: "ar",
    tags: [section],
  });
  expect([item?.date_published, item?.date_modified]).toEqual([
    "2017-12-08T08:00:00.000Z",
    "2017-12-08T08:00:00.000Z",
  ]);
  expect(item?.authors).toEqual([{ name: "بسام جميدة" }]);
  expectWholeText(item?.content_html);
});
