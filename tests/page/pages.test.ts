// The pages, read by a parser that is not ours.
import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { renderArticlePage } from "../../lambdas/page/article-page.ts";
import { feedFolder } from "../../lambdas/publication/addresses.ts";
import { entryOf, renderDocument, seedEntry } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

const seed = await seedEntry();

function parse(html: string) {
  return new DOMParser({ onError: () => undefined }).parseFromString(html, "text/html");
}

describe("the page of an article", () => {
  const page = parse(renderArticlePage(seed, publication, siteUrl));

  test("is Arabic, right-to-left, and leads to the feeds", () => {
    expect(page.documentElement?.getAttribute("dir")).toBe("rtl");
    expect(page.documentElement?.getAttribute("lang")).toBe("ar");
    const alternates = [...page.getElementsByTagName("link")].filter(
      (link) => link.getAttribute("rel") === "alternate",
    );
    const section = `https://news.example/sections/${encodeURIComponent("العرب-والعالم")}`;
    expect(alternates.map((link) => [link.getAttribute("type"), link.getAttribute("href")])).toEqual(
      [section, "https://news.example"].flatMap((folder) => [
        ["application/rss+xml", `${folder}/rss.xml`],
        ["application/atom+xml", `${folder}/atom.xml`],
        ["application/feed+json", `${folder}/feed.json`],
      ]),
    );
  });

  test("has the headline as written, the section, the byline, the date and the whole text", () => {
    const text = page.getElementsByTagName("main")[0]?.textContent ?? "";
    const entry = seed;
    expect(page.getElementsByTagName("h1")[0]?.textContent).toBe(entry.headline);
    expect(page.getElementsByTagName("time")[0]?.getAttribute("datetime")).toBe("2017-12-08T08:00:00.000Z");
    for (const part of [
      "العرب والعالم",
      "بسام جميدة",
      "دمشق",
      "وكالات",
      "8 ديسمبر 2017",
      ...entry.paragraphs,
    ]) {
      expect(text).toContain(part);
    }
  });

  test("shows dates as they are in the newspaper's own zone", () => {
    const published = Date.UTC(2017, 11, 7, 20, 30); // half past midnight of the 8th in Muscat
    const text = renderArticlePage(entryOf(1, { published }), publication, siteUrl);
    expect(parse(text).getElementsByTagName("time")[0]?.textContent).toBe("8 ديسمبر 2017");
  });

  test("names each author in the name's own direction", () => {
    const text = renderArticlePage(
      entryOf(1, { authors: ["سالم خالد", "John R. Smith Jr.", "Li Wei"] }),
      publication,
      siteUrl,
    );
    expect(text).toContain(
      '<span class="byline"><bdi>سالم خالد</bdi>، <bdi>John R. Smith Jr.</bdi>، <bdi>Li Wei</bdi></span>',
    );
  });

  test("takes an article's text for text, whatever it looks like", () => {
    const entry = entryOf(1, { headline: "<script>alert(1)</script>", paragraphs: ['"><img src=x>'] });
    const [, description] =
      /<meta name="description" content="([^"]*)">/.exec(renderArticlePage(entry, publication, siteUrl)) ??
      [];
    expect(description).toBe("&quot;&gt;&lt;img src=x&gt;");
    const hostile = parse(renderArticlePage(entry, publication, siteUrl));
    const scripts = [...hostile.getElementsByTagName("script")].map((script) => script.getAttribute("type"));
    expect(scripts).toEqual(["application/ld+json"]); // data, which no browser runs
    expect(hostile.getElementsByTagName("img")).toHaveLength(0);
    expect(hostile.getElementsByTagName("h1")[0]?.textContent).toBe("\u200E<script>alert(1)</script>\u200E");
  });
});

describe("the front page", () => {
  const other = { section: { name: "ثقافة", slug: "ثقافه" } };
  const page = parse(renderDocument("index.html", [entryOf(1), entryOf(2, other)]));

  test("links the latest articles, newest first", () => {
    const headlines = [...page.getElementsByTagName("h2")].map(
      (heading) => heading.getElementsByTagName("a")[0],
    );
    expect(headlines.filter(Boolean).map((link) => [link?.textContent, link?.getAttribute("href")])).toEqual([
      ["عنوان 1", "https://news.example/articles/1"],
      ["عنوان 2", "https://news.example/articles/2"],
    ]);
  });

  test("links its own feed in every format, and the page of all feeds", () => {
    const targets = [...page.getElementsByTagName("a")].map((link) => link.getAttribute("href"));
    for (const name of ["rss.xml", "atom.xml", "feed.json", "feeds/"])
      expect(targets).toContain(`https://news.example/${name}`);
  });
});

test.each(["all", "sections/sport"] as const)(
  "Liferea finds no feed of its own in the page of %s, and shows each entry once",
  (feed) => {
    const entries = [entryOf(1), entryOf(2), entryOf(3)];
    const page = parse(renderDocument(`${feedFolder(feed)}index.html`, entries, feed));
    expect(page.getElementsByTagName("article")).toHaveLength(0);
    expect(page.getElementsByTagName("h2").length).toBeGreaterThanOrEqual(3);
  },
);

test("the page of a section without articles says so", () => {
  const page = parse(renderDocument("sections/sport/index.html", [], "sections/sport"));
  expect(page.getElementsByTagName("h1")[0]?.textContent).toContain("الرياضة");
  expect(page.getElementsByTagName("main")[0]?.textContent).toContain("لا توجد مقالات");
});
