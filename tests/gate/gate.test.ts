// Every rule of the gate, with a document that breaks it and nothing else.
import { describe, expect, test } from "vitest";
import { checkDocument, type GateRule } from "../../lambdas/gate/gate.ts";
import { entryOf, renderDocument } from "../feed/feed-fixture.ts";

const entries = [entryOf(1, { authors: ["سالم خالد"] }), entryOf(2)];
const paths = { rss: "rss.xml", atom: "atom.xml", "json-feed": "feed.json" } as const;
type Format = keyof typeof paths;

function check(rule: GateRule, text: string, path = ""): readonly string[] {
  return checkDocument(text, rule, `https://news.example/${path}`).map((problem) => problem.text);
}

function checkFeed(format: Format, text: string): readonly string[] {
  return check(format, text, paths[format]);
}

/** What the gate says of a right document in which one thing was replaced. */
function checkBroken(format: Format, right: string | RegExp, broken: string): readonly string[] {
  const document = renderDocument(paths[format], entries);
  const text = document.replace(right, () => broken);
  expect(text).not.toBe(document);
  return checkFeed(format, text);
}

test.each(["rss", "atom", "json-feed"] as const)(
  "a right %s document goes out, with entries or without",
  (format) => {
    expect(checkFeed(format, renderDocument(paths[format], entries))).toEqual([]);
    expect(checkFeed(format, renderDocument(paths[format], []))).toEqual([]);
  },
);

describe("what is not well-formed", () => {
  test.each([
    ["a control character", "<a>\u0008</a>"],
    ["an entity that XML does not know", "<a>&nbsp;</a>"],
    ["an unbound prefix", "<a:b/>"],
    ["the end of a CDATA section in text", "<a>]]></a>"],
    ["two roots", "<a/><b/>"],
    ["an open element", "<a><b></a>"],
    ["nothing at all", ""],
    ["another language", "<html/>"],
  ])("%s", (_what, text) => {
    expect(checkFeed("rss", text)).not.toEqual([]);
    expect(checkFeed("atom", text)).not.toEqual([]);
  });
  test.each(["\u0085", "\u202E", "\u206A", "\uFDD0", "\uFEFF", "\uFFFA", "\uFFFD", "\u{E0041}"])(
    "a character that nobody sees: %j",
    (character) => {
      const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
      const expected = [`the character U+${code} is not allowed`];
      for (const format of ["rss", "atom", "json-feed"] as const)
        expect(checkBroken(format, "سالم خالد", `سالم${character}`)).toEqual(expected);
      expect(check("not-empty", `<p>نص${character}</p>`)).toEqual(expected);
    },
  );
  test("a control character that JSON escapes", () => {
    expect(checkBroken("json-feed", "سالم خالد", "سالم\\u0007")).toEqual([
      "the character U+0007 is not allowed",
    ]);
  });
  test.each(["\u2067سالم", "سالم\u2069", "\u2069سالم\u2067", "\u2067سالم\nخالد\u2069"])(
    "an isolate that its own text leaves open: %j",
    (name) => {
      const expected = ["an isolate is not closed in its line, or closed without being open"];
      expect(checkBroken("rss", "سالم خالد", name)).toEqual(expected);
      expect(checkBroken("json-feed", "سالم خالد", name.replace("\n", "\\n"))).toEqual(expected);
    },
  );
  test("a document with thousands of errors is told in few words", () => {
    const problems = checkFeed("rss", "<a b>".repeat(10_000));
    expect(problems.length).toBeLessThan(10);
    expect(problems.at(-1)).toMatch(/^\d+ errors in all$/);
  });
  test("JSON that breaks off, or is something else", () => {
    expect(checkFeed("json-feed", "{")).toEqual([expect.stringMatching(/^not JSON/)]);
    expect(checkFeed("json-feed", "[]")).not.toEqual([]);
  });
  test("a page that is empty, and a list of feeds or an icon that is something else", () => {
    expect(check("not-empty", " ")).toEqual(["empty"]);
    expect(check("opml", "<rss/>")).toEqual(["not an OPML document"]);
    expect(check("opml", "<opml></opml>")).toEqual([]);
    expect(check("svg", "<html/>")).toEqual(["not an SVG document"]);
    expect(check("svg", "<svg></svg>")).toEqual([]);
  });
});

describe("RSS", () => {
  const first = "entry 1 (tag:news.example,2017:1)";
  test.each<[string | RegExp, string, string]>([
    [/<title>صحيفة[^<]*<\/title>/, "", "no title"],
    ["<language>ar</language>", "", "no language"],
    [
      "https://news.example/rss.xml",
      "https://news.example/feed",
      "rel=self is https://news.example/feed, not https://news.example/rss.xml",
    ],
    ["<title>عنوان 1</title>", "<title> </title>", `${first}: no title`],
    [/<guid[^>]*>[^<]*<\/guid>/, "", "entry 1 (no id): no id"],
    ["2017:2</guid>", "2017:1</guid>", "entry 2 (tag:news.example,2017:1): the id is not unique"],
    [
      "https://news.example/articles/1<",
      "/articles/1<",
      `${first}: link is /articles/1, not an absolute percent-encoded address`,
    ],
    [
      "https://news.example/articles/1<",
      "https://news.example/خبر<",
      `${first}: link is https://news.example/خبر, not an absolute percent-encoded address`,
    ],
    [
      "https://news.example/articles/1<",
      "https://news.example/%d8%ae<",
      `${first}: link is https://news.example/%d8%ae, not an absolute percent-encoded address`,
    ],
    [
      "https://news.example/articles/1<",
      "https://أخبار.example/<",
      `${first}: link is https://أخبار.example/, not an absolute percent-encoded address`,
    ],
    [
      "<pubDate>Fri, 08 Dec 2017 07:59:59 GMT",
      "<pubDate>Fri, ٠٨ Dec 2017 07:59:59 GMT",
      `${first}: published is Fri, ٠٨ Dec 2017 07:59:59 GMT, not a RFC 822 date in GMT of 1990 or later`,
    ],
    [
      "<pubDate>Fri, 08 Dec 2017 07:59:59 GMT",
      "<pubDate>Mon, 08 Dec 2017 07:59:59 GMT",
      `${first}: published is Mon, 08 Dec 2017 07:59:59 GMT, not a RFC 822 date in GMT of 1990 or later`,
    ],
    [
      "<pubDate>Fri, 08 Dec 2017 07:59:59 GMT",
      "<pubDate>Fri, 08 Dec 2017 07:59:59 UTC",
      `${first}: published is Fri, 08 Dec 2017 07:59:59 UTC, not a RFC 822 date in GMT of 1990 or later`,
    ],
    [
      "<pubDate>Fri, 08 Dec 2017 07:59:59 GMT",
      "<pubDate>Thu, 08 Dec 1988 07:59:59 GMT",
      `${first}: published is Thu, 08 Dec 1988 07:59:59 GMT, not a RFC 822 date in GMT of 1990 or later`,
    ],
    [
      "<atom:updated>2017-12-08T07:59:59.999Z",
      "<atom:updated>٢٠١٧-12-08T07:59:59.999Z",
      "entry 1: atom:updated is ٢٠١٧-12-08T07:59:59.999Z, not a RFC 3339 date of 1990 or later",
    ],
    [
      /<dcterms:modified>[^<]*<\/dcterms:modified>/,
      "",
      "entry 1: dcterms:modified is absent, not a RFC 3339 date of 1990 or later",
    ],
  ])("%s as %s", (right, broken, problem) => {
    expect(checkBroken("rss", right, broken)).toContain(problem);
  });

  test("the order is newest first", () => {
    const text = renderDocument("rss.xml", [entryOf(10_000), entryOf(1)]);
    expect(checkFeed("rss", text)).toEqual([
      "entry 2 (tag:news.example,2017:1): is newer than the entry before",
    ]);
  });
});

describe("Atom", () => {
  test.each<[string | RegExp, string, string]>([
    [' xml:lang="ar"', "", "no xml:lang"],
    [/<author>.*?<\/author>/s, "", "no author"],
    [
      'rel="self" href="https://news.example/atom.xml"',
      'rel="self" href="https://news.example/"',
      "rel=self is https://news.example/, not https://news.example/atom.xml",
    ],
    [
      /<link href="https:\/\/news.example\/articles\/1"[^>]*>/,
      "",
      "entry 1 (tag:news.example,2017:1): link is absent, not an absolute percent-encoded address",
    ],
    [
      "<updated>2017-12-08T07:59:59.998Z",
      "<updated>2017-12-08T07:59:59.999Z",
      "two entries were updated at the same instant",
    ],
    [
      "<updated>2017-12-08T07:59:59.998Z",
      "<updated>2017-12-08",
      "entry 2: updated is 2017-12-08, not a RFC 3339 date of 1990 or later",
    ],
  ])("%s as %s", (right, broken, problem) => {
    expect(checkBroken("atom", right, broken)).toContain(problem);
  });
});

describe("JSON Feed", () => {
  test.each<[string | RegExp, string, string]>([
    ["version/1.1", "version/1", 'version: Invalid input: expected "https://jsonfeed.org/version/1.1"'],
    [
      "https://news.example/feed.json",
      "https://news.example/",
      "rel=self is https://news.example/, not https://news.example/feed.json",
    ],
    [
      '"id": "tag:news.example,2017:2"',
      '"id": "tag:news.example,2017:1"',
      "entry 2 (tag:news.example,2017:1): the id is not unique",
    ],
    [
      '"date_modified": "2017-12-08T07:59:59.998Z"',
      '"date_modified": "2017"',
      "entry 2: date_modified is 2017, not a RFC 3339 date of 1990 or later",
    ],
  ])("%s as %s", (right, broken, problem) => {
    expect(checkBroken("json-feed", right, broken)).toContain(problem);
  });
});
