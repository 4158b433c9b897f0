// Every rule of the gate, with a document that breaks only this rule.
import { describe, expect, test } from "vitest";
import type { EntryPicture } from "../../lambdas/feed/entry.ts";
import { checkDocument, type GateRule } from "../../lambdas/gate/gate.ts";
import { entryOf, type Plain, renderDocument } from "../feed/feed-fixture.ts";

const picture: Plain<EntryPicture> = {
  from: { kind: "file", name: "1.jpg" },
  url: "https://news.example/media/1.jpg",
  file: { type: "image/jpeg", length: 12345, width: 4, height: 3 },
};
const remote: Plain<EntryPicture> = {
  from: { kind: "remote", url: "https://cdn.example/2.jpg" },
  url: "https://cdn.example/2.jpg",
};
const entries = [
  entryOf(1, { authors: ["سالم خالد"], pictures: [picture] }),
  entryOf(2, { pictures: [remote] }),
  entryOf(3, { url: "https://news.example/%D8%AE" }),
];
const paths = { rss: "rss.xml", atom: "atom.xml", "json-feed": "feed.json" } as const;
type Format = keyof typeof paths;

function check(rule: GateRule, text: string, path = ""): readonly string[] {
  return checkDocument(text, rule, `https://news.example/${path}`).map((problem) => problem.text);
}

function checkFeed(format: Format, text: string): readonly string[] {
  return check(format, text, paths[format]);
}

/** Checks a right document in which one thing was replaced. Returns the problems. */
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

test("text in a CDATA section is read as text", () => {
  const document = renderDocument("rss.xml", entries);
  const text = document.replace("<title>عنوان 1</title>", "<title><![CDATA[عنوان 1]]></title>");
  expect(text).not.toBe(document);
  expect(checkFeed("rss", text)).toEqual([]);
});

test.each(["\u2067سالم\u2069", "\u2067سالم \u2066خالد\u2069\u2069", "\u2067سالم\u2069 \u2068خالد\u2069"])(
  "isolates that are closed go out: %j",
  (name) => {
    for (const format of ["rss", "atom", "json-feed"] as const)
      expect(checkBroken(format, "سالم خالد", name)).toEqual([]);
  },
);

describe("a document that is not well-formed", () => {
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
  test("of many errors the first five are reported, and the number of all", () => {
    const five = Array(5).fill(expect.stringContaining("undefined entity"));
    expect(checkFeed("rss", `<a>${"&nbsp;".repeat(5)}</a>`)).toEqual(five);
    const problems = checkFeed("rss", `<a>${"&nbsp;".repeat(1000)}</a>`);
    expect(problems).toEqual([...five, "1000 errors in all"]);
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
  test.each([
    "\u2067سالم",
    "سالم\u2069",
    "\u2069سالم\u2067",
    "\u2067سالم\nخالد\u2069",
    "سالم\n\u2067خالد",
    "\u2067سالم \u2066خالد\u2069",
  ])("an isolate that its own text leaves open: %j", (name) => {
    const expected = ["an isolate is not closed in its line, or closed without being open"];
    expect(checkBroken("rss", "سالم خالد", name)).toEqual(expected);
    expect(checkBroken("json-feed", "سالم خالد", name.replace("\n", "\\n"))).toEqual(expected);
  });
  test("an isolate that is opened in one element and closed in the next", () => {
    expect(check("svg", "<svg><g>\u2067سالم</g><g>خالد\u2069</g></svg>")).toEqual([
      "an isolate is not closed in its line, or closed without being open",
    ]);
  });
  test("a character that nobody sees, beside a child element", () => {
    expect(check("svg", "<svg>\u202E<g></g></svg>")).toEqual(["the character U+202E is not allowed"]);
  });
  test("a document with thousands of errors has a short report", () => {
    const problems = checkFeed("rss", "<a b>".repeat(10_000));
    expect(problems.length).toBeLessThan(10);
    expect(problems.at(-1)).toMatch(/^\d+ errors in all$/);
  });
  test("JSON that ends too early, or that is not a feed", () => {
    expect(checkFeed("json-feed", "{")).toEqual([expect.stringMatching(/^not JSON/)]);
    expect(checkFeed("json-feed", "[]")).not.toEqual([]);
    expect(checkFeed("json-feed", '{"items": [{}]}')).toContain(
      "items.0.id: Invalid input: expected string, received undefined",
    );
  });
  test("headlines that are not JSON, or that have an invisible character", () => {
    expect(check("json", '{"days":[null,5]}')).toEqual([]);
    expect(check("json", '{"days":[')).toEqual([expect.stringMatching(/^not JSON/)]);
    expect(check("json", '{"days":["\\u202e"]}')).toEqual(["the character U+202E is not allowed"]);
  });
  test("a page that is empty, and a list of feeds, an icon or a sitemap that is another kind of document", () => {
    expect(check("not-empty", " ")).toEqual(["empty"]);
    expect(check("opml", "<rss/>")).toEqual(["not an OPML document"]);
    expect(check("opml", "<opml></opml>")).toEqual([]);
    expect(check("svg", "<html/>")).toEqual(["not an SVG document"]);
    expect(check("svg", "<svg></svg>")).toEqual([]);
    expect(check("sitemap", "<rss/>")).toEqual(["not a sitemap"]);
    expect(check("sitemap", "<urlset></urlset>")).toEqual([]);
    expect(check("sitemap", "<sitemapindex></sitemapindex>")).toEqual([]);
  });
});

const first = "entry 1 (tag:news.example,2017:1)";
const notRight = (address: string) => `is ${address}, not an absolute percent-encoded address`;

describe("RSS", () => {
  test.each<[string | RegExp, string, string]>([
    ['<rss version="2.0"', '<rss version="0.91"', "not an RSS 2.0 document"],
    [/(?<=<rss[^>]*>).*(?=<\/rss>)/s, "<item></item>", "not an RSS 2.0 document"],
    [/<rss (.*)<\/rss>/s, '<rdf version="2.0"><channel></channel></rdf>', "not an RSS 2.0 document"],
    [/<description>صحيفة[^<]*<\/description>/, "", "no description"],
    ["<link>https://news.example/</link>", "", `link ${notRight("absent")}`],
    [
      "<link>https://news.example/</link>",
      "<link>ftp://news.example/</link>",
      `link ${notRight("ftp://news.example/")}`,
    ],
    [
      /<lastBuildDate>[^<]*/,
      "<lastBuildDate>2017-12-08",
      "lastBuildDate is 2017-12-08, not a RFC 822 date in GMT of 1990 or later",
    ],
    [/<atom:link[^>]*>/, "", "rel=self is absent, not https://news.example/rss.xml"],
    ['rel="self"', 'rel="hub"', "rel=self is absent, not https://news.example/rss.xml"],
    ["<atom:link ", "<atom:other ", "rel=self is absent, not https://news.example/rss.xml"],
    [
      /<pubDate>[^<]*<\/pubDate>/,
      "",
      `${first}: published is absent, not a RFC 822 date in GMT of 1990 or later`,
    ],
    [
      '<enclosure url="https://news.example',
      '<enclosure url="',
      `${first}: enclosure ${notRight("/media/1.jpg")}`,
    ],
    [/<enclosure.*?\/>/, "<enclosure/>", `${first}: enclosure ${notRight("absent")}`],
    [
      'length="12345" type="image/jpeg"',
      'length="12345" type="text/html"',
      `${first}: enclosure is of type text/html and of 12345 bytes`,
    ],
    [
      'type="image/jpeg"',
      'type="x-image/jpeg"',
      `${first}: enclosure is of type x-image/jpeg and of 12345 bytes`,
    ],
    [
      'length="12345" type="image/jpeg"',
      'length="12345" type="image/jpeg; q=1"',
      `${first}: enclosure is of type image/jpeg; q=1 and of 12345 bytes`,
    ],
    [
      'length="12345" type="image/jpeg"',
      'length="0" type="image/jpeg"',
      `${first}: enclosure is of type image/jpeg and of 0 bytes`,
    ],
    [
      'length="12345" type="image/jpeg"',
      'length="1e1" type="image/jpeg"',
      `${first}: enclosure is of type image/jpeg and of 1e1 bytes`,
    ],
    [' length="12345" type=', " type=", `${first}: enclosure is of type image/jpeg and of no bytes`],
    [' type="image/jpeg"/>', "/>", `${first}: enclosure is of type none and of 12345 bytes`],
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
      "https://news.example/%D<",
      `${first}: link is https://news.example/%D, not an absolute percent-encoded address`,
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

  test("the earliest date is the first moment of 1990", () => {
    const dated = (published: number) =>
      checkFeed("rss", renderDocument("rss.xml", [entryOf(1, { published, updated: Date.UTC(2017, 0) })]));
    expect(dated(Date.UTC(1990, 0))).toEqual([]);
    expect(dated(Date.UTC(1990, 0) - 1)).toEqual([
      `${first}: published is Sun, 31 Dec 1989 23:59:59 GMT, not a RFC 822 date in GMT of 1990 or later`,
    ]);
  });

  test("two articles may be published at the same moment", () => {
    const published = Date.UTC(2017, 11, 8);
    expect(
      checkFeed("rss", renderDocument("rss.xml", [entryOf(1, { published }), entryOf(2, { published })])),
    ).toEqual([]);
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
    ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "not an Atom document"],
    [/<feed (.*)<\/feed>/s, '<entry xmlns="http://www.w3.org/2005/Atom"></entry>', "not an Atom document"],
    [/<id>[^<]*<\/id>/, "", "no id"],
    [/<title>[^<]*<\/title>/, "", "no title"],
    [/<name>صحيفة.*?(?=<\/author>)/s, "<name> </name>", "no author"],
    [' xml:lang="ar"', "", "no xml:lang"],
    [/<updated>[^<]*/, "<updated>2017", "updated is 2017, not a RFC 3339 date of 1990 or later"],
    [/<link rel="self"[^>]*>/, "", "rel=self is absent, not https://news.example/atom.xml"],
    ['rel="alternate"', 'rel="related"', `link ${notRight("absent")}`],
    ["<id>tag:news.example,2017:1</id>", "", "entry 1 (no id): no id"],
    ["<title>عنوان 1</title>", "", `${first}: no title`],
    [
      /<published>[^<]*<\/published>/,
      "",
      `${first}: published is absent, not a RFC 3339 date of 1990 or later`,
    ],
    [
      'href="https://news.example/media/1.jpg"',
      'href="/media/1.jpg"',
      `${first}: enclosure ${notRight("/media/1.jpg")}`,
    ],
    ['type="image/jpeg"', 'type="image"', `${first}: enclosure is of type image and of 12345 bytes`],
    ['length="12345"', 'length="-10"', `${first}: enclosure is of type image/jpeg and of -10 bytes`],
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

  const when = "2017-12-08T08:00:00.000Z";
  const withDeleted = (deleted: string) =>
    renderDocument("atom.xml", entries)
      .replace("<feed ", '<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" ')
      .replace("<entry>", `${deleted}<entry>`);
  const deleted = (id: string, date = when) => `<at:deleted-entry ref="${id}" when="${date}"/>`;

  test.each([
    [deleted("tag:news.example,2017:9"), []],
    [deleted(""), ["deleted entry: no ref"]],
    [
      deleted("tag:news.example,2017:9", "2017-12-08"),
      ["deleted entry: when is 2017-12-08, not a RFC 3339 date of 1990 or later"],
    ],
    [deleted("tag:news.example,2017:1"), ["the deleted entry tag:news.example,2017:1 is there already"]],
    [
      deleted("tag:news.example,2017:9") + deleted("tag:news.example,2017:9"),
      ["the deleted entry tag:news.example,2017:9 is there already"],
    ],
  ])("a feed with %s", (added, problems) => {
    expect(checkFeed("atom", withDeleted(added))).toEqual(problems);
  });
});

describe("JSON Feed", () => {
  test.each<[string | RegExp, string, string]>([
    [/"title": "صحيفة[^"]*"/, '"title": ""', "no title"],
    ['"language": "ar"', '"language": " "', "no language"],
    ['"home_page_url": "https://news.example/"', '"home_page_url": "/"', `home_page_url ${notRight("/")}`],
    ['"title": "عنوان 1"', '"title": ""', `${first}: no title`],
    ['"url": "https://news.example/articles/1"', '"url": "/1"', `${first}: link ${notRight("/1")}`],
    [
      '"date_published": "2017-12-08T07:59:59.999Z"',
      '"date_published": "2017"',
      `${first}: published is 2017, not a RFC 3339 date of 1990 or later`,
    ],
    [
      '"image": "https://cdn.example/2.jpg"',
      '"image": "2.jpg"',
      `entry 2 (tag:news.example,2017:2): enclosure ${notRight("2.jpg")}`,
    ],
    [/(?<="attachments": \[\s*\{\s*"url": ")[^"]*/, "1.jpg", `${first}: enclosure ${notRight("1.jpg")}`],
    ['"mime_type": "image/jpeg"', '"mime_type": ""', `${first}: enclosure is of type  and of 12345 bytes`],
    [
      '"size_in_bytes": 12345',
      '"size_in_bytes": 0',
      `${first}: enclosure is of type image/jpeg and of 0 bytes`,
    ],
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
