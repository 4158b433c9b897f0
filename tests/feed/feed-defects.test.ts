// Defects of the library `feed` 6. Each test shows that `feed` alone has the defect, and that our documents do not have it.
import { Feed } from "feed";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { parseStrictXml } from "../../lambdas/gate/strict-xml.ts";
import { entryOf, renderDocument } from "./feed-fixture.ts";

/** Makes a feed with the library `feed` alone. It has one entry with this text. */
function plainFeed(text: string): Feed {
  const feed = new Feed({
    id: "tag:news.example,2017:feeds/all",
    title: "صحيفة الاختبار",
    link: "https://news.example/",
    language: "ar",
    stylesheet: "https://news.example/feed.css",
    feedLinks: {
      rss: "https://news.example/rss.xml",
      atom: "https://news.example/atom.xml",
      json: "https://news.example/feed.json",
    },
  });
  feed.addItem({
    id: "tag:news.example,2017:1",
    link: "https://news.example/articles/1",
    title: text,
    content: text,
    date: new Date(0),
    author: [{ name: "سالم خالد" }],
    category: [{ name: "الرياضة" }],
  });
  return feed;
}

const entry = (text: string) =>
  entryOf(1, { headline: text, paragraphs: [text], authors: ["سالم خالد", "هدى"], tags: ["كرة القدم"] });
const ours = (path: string, text = "نص") => renderDocument(path, [entry(text)]);
const isWellFormed = (xml: string) => parseStrictXml(xml).ok;

describe.each(["rss2", "atom1"] as const)("%s", (method) => {
  const path = method === "rss2" ? "rss.xml" : "atom.xml";

  test("only the first end of a CDATA section is escaped", () => {
    const text = "نص ]]> و ]]> و ]]>";
    expect(isWellFormed(plainFeed(text)[method]())).toBe(false);
    expect(isWellFormed(ours(path, text))).toBe(true);
  });

  test("control characters pass, and so do halves of surrogate pairs", () => {
    for (const bad of ["\u0000", "\u0008", "\uFFFF"]) {
      expect(isWellFormed(plainFeed(`نص${bad}`)[method]())).toBe(false);
    }
    const text = "ن\u0000ص\u0008 \uD83D \uFFFF";
    expect(isWellFormed(ours(path, text))).toBe(true);
    expect(ours(path, text)).toContain("<title>نص  </title>");
  });

  test("a text can end its section and go on as markup", () => {
    const text = `]]> ]]></title><link>https://evil.example/</link><title>`;
    expect(plainFeed(text)[method]()).toContain("<link>https://evil.example/</link>");
    expect(ours(path, text)).not.toContain("<link>https://evil.example/</link>");
  });

  test("a stylesheet is always text/xsl", () => {
    expect(plainFeed("نص")[method]()).toContain('type="text/xsl"');
    expect(ours(path)).toContain('<?xml-stylesheet type="text/css" href="https://news.example/feed.css"?>');
  });
});

test("Atom has no xml:lang", () => {
  expect(parseAtomFeed(plainFeed("نص").atom1()).xml?.lang).toBeUndefined();
  expect(parseAtomFeed(ours("atom.xml")).xml?.lang).toBe("ar");
});

test("an Atom category with only a name has no term", () => {
  expect(plainFeed("نص").atom1()).not.toMatch(/<category[^>]*term=/);
  expect(parseAtomFeed(ours("atom.xml")).entries?.[0]?.categories).toEqual([
    { term: "الرياضة", label: "الرياضة" },
    { term: "كرة القدم", label: "كرة القدم" },
  ]);
});

test("Atom's rel=self has no type", () => {
  expect(plainFeed("نص").atom1()).toMatch(/<link rel="self" href="[^"]*"\/>/);
  expect(ours("atom.xml")).toContain(
    '<link rel="self" href="https://news.example/atom.xml" type="application/atom+xml"/>',
  );
});

test("a person without a mail address becomes an invalid RSS author", () => {
  expect(plainFeed("نص").rss2()).toContain("<author>سالم خالد</author>");
  expect(ours("rss.xml")).not.toContain("<author>");
  expect(parseRssFeed(ours("rss.xml")).items?.[0]?.dc?.creators).toEqual(["سالم خالد، هدى"]);
});

test("a text that says &amp; says & afterwards", () => {
  const text = "\u200F&amp;lt;";
  expect(
    parseAtomFeed(
      plainFeed(text)
        .atom1()
        .replaceAll(/<!\[CDATA\[|\]\]>/g, ""),
    ).entries?.[0]?.title?.value,
  ).not.toBe(text);
  expect(parseJsonFeed(ours("feed.json", `خ ${text}`)).items?.[0]?.title).toBe(`\u200F\u2067خ ${text}\u2069`);
  expect(ours("rss.xml", `خ ${text}`)).toContain("<title>\u200F\u2067خ \u200F&#x26;amp;lt;\u2069</title>");
});

test("control characters pass into JSON Feed, where readers stumble over them", () => {
  expect(plainFeed("نص\u0000").json1()).toContain("\\u0000");
  expect(ours("feed.json", "نص\u0000")).not.toContain("\\u0000");
});

test("JSON Feed is 1.0, without language, with one author", () => {
  const plain = JSON.parse(plainFeed("نص").json1());
  expect([plain.version, plain.language, plain.items[0].authors]).toEqual([
    "https://jsonfeed.org/version/1",
    undefined,
    undefined,
  ]);
  const feed = JSON.parse(ours("feed.json"));
  expect([feed.version, feed.language, feed.items[0].language]).toEqual([
    "https://jsonfeed.org/version/1.1",
    "ar",
    "ar",
  ]);
  expect(feed.items[0].authors).toEqual([{ name: "سالم خالد" }, { name: "هدى" }]);
  expect(feed.items[0].tags).toEqual(["الرياضة", "كرة القدم"]);
});
