// Texts and addresses of an article that are meant to do harm, in every field, as an older version may have stored them.
import { DOMParser } from "@xmldom/xmldom";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { PictureReference } from "../../lambdas/article/picture.ts";
import { renderArticleDocuments, renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { buildEntry, type Entry } from "../../lambdas/feed/entry.ts";
import { checkDocument } from "../../lambdas/gate/gate.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { noon } from "./feed-fixture.ts";

function entryWith(
  text: string,
  article: Partial<Article> = {},
  settings: Partial<typeof publication> = {},
  pictures?: readonly PictureReference[],
): Entry {
  const words = { alt: text, caption: text, credit: text };
  const remote = { from: { kind: "remote", url: "https://img.example/a.jpg" }, ...words } as const;
  const entry = buildEntry(
    {
      ...{ id: "1", guid: "tag:news.example,2017:1", published: noon, updated: noon },
      article: {
        ...{
          headline: `أ${text}`,
          section: `ب${text}`,
          standfirst: `ج${text}`,
          published: { instant: noon },
        },
        ...{ places: [`د${text}`], authors: [`ه${text}`], agencies: [`و${text}`], tags: [`ز${text}`] },
        paragraphs: [`ح${text}`, { element: "p", children: [{ element: "strong", children: [text] }, "ط"] }],
        picture: remote,
        ...article,
      },
      pictures: pictures ?? [remote],
    },
    { ...publication, ...settings },
    siteUrl,
  );
  if (!entry) throw new Error("the article is retired");
  return entry;
}

function documentsOf(entry: Entry) {
  const site = [publication, siteUrl] as const;
  return [
    ...renderFeedDocuments("all", { entries: [entry] }, ...site),
    ...renderArticleDocuments("1", entry, ...site),
  ];
}

test.each([
  "\u0007",
  "\u0085",
  "\u202Eabc",
  "\u2067",
  "\u2069",
  "\u206A",
  "\uFFF9",
  "\uFFFD",
  "\u{E0041}",
  "\uFDD0",
  "\uD83D",
])("a character that nobody should see reaches no document: %j", (character) => {
  for (const [path, { text, rule }] of documentsOf(entryWith(character)))
    expect.soft(checkDocument(text, rule.check, `${siteUrl}/${path}`), path).toEqual([]);
});

describe("a reader that takes plain fields for HTML finds no element in them", () => {
  const hostile = [
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "<!--",
    "<?x ?>",
    "<A HREF=x>",
  ];

  test.each(hostile)("%s", (text) => {
    const documents = new Map(documentsOf(entryWith(text)));
    const json = JSON.parse(documents.get("feed.json")?.text ?? "").items[0];
    const plain = [json.title, json.tags, json.authors.map(({ name }: { name: string }) => name)].flat();
    for (const path of ["rss.xml", "atom.xml"]) {
      const xml = new DOMParser().parseFromString(documents.get(path)?.text ?? "", "text/xml");
      for (const name of ["title", "creator", "category", "name", "credit", "description"]) {
        for (const element of xml.getElementsByTagNameNS("*", name)) {
          const isHtml = name === "description" && element.namespaceURI === null;
          const value = element.getAttribute("term") ?? element.textContent ?? "";
          if (!isHtml && value !== "") plain.push(value);
        }
      }
    }
    expect(plain.length).toBeGreaterThan(8);
    for (const value of plain)
      expect
        .soft(
          parseDocument(value).children.map(({ type }) => type),
          value,
        )
        .toEqual(["text"]);
  });

  test("ids, addresses and slugs have no guard", () => {
    const [, ...feeds] = documentsOf(entryWith("<b>")).map(([, { text }]) => text);
    for (const text of feeds) expect(text).not.toMatch(/(?:id|href|url|guid)[^<>]{0,80}\u2060/);
  });
});

describe("addresses", () => {
  const link = (href: string) => ({ paragraphs: [{ element: "a", href, children: ["هنا"] }] }) as const;

  test.each(["http://192.168.1.1/reboot.cgi", "https://bank.example@evil.example/", "http://127.0.0.1:22/"])(
    "a link to %s is text",
    (href) => {
      for (const [, { text }] of documentsOf(entryWith("", link(href)))) expect(text).not.toContain(href);
      const bare = { paragraphs: [`انظر ${href} الآن`] };
      for (const [, { text }] of documentsOf(entryWith("", bare)))
        expect(text).not.toContain(`href="${href}`);
    },
  );

  test.each([
    "https://192.168.1.1/reboot.cgi?a.jpg",
    "https://a:b@img.example/a.jpg",
    "http://img.example/b.jpg",
  ])("a picture at %s is in no document, whether pictures are shown or linked", (url) => {
    const picture = { from: { kind: "remote", url } } as const;
    for (const remotePictures of ["keep", "link"] as const) {
      const entry = entryWith("رصيف", { picture, paragraphs: ["نص", { picture }] }, { remotePictures }, [
        picture,
      ]);
      for (const [path, { text }] of documentsOf(entry)) expect.soft(text, path).not.toContain(url);
    }
  });

  test("a public link is a link", () => {
    const rss = new Map(documentsOf(entryWith("", link("https://news.example/a")))).get("rss.xml")?.text;
    expect(rss).toContain('&lt;a href="https://news.example/a"&gt;');
  });

  test("a picture on another server is shown, linked or left out, as the settings want it", () => {
    const address = "https://img.example/a.jpg";
    const textsWith = (remotePictures: (typeof publication)["remotePictures"]) =>
      new Map(documentsOf(entryWith("رصيف", {}, { remotePictures })).map(([path, { text }]) => [path, text]));
    expect(textsWith("keep").get("rss.xml")).toContain(`&lt;img src="${address}"`);
    expect(textsWith("keep").get("rss.xml")).toContain(`<media:content url="${address}"`);
    const linked = textsWith("link");
    expect(linked.get("rss.xml")).toContain(
      `&lt;p dir="rtl"&gt;&lt;a href="${address}"&gt;رصيف&lt;/a&gt;&lt;/p&gt;`,
    );
    expect(linked.get("rss.xml")).not.toMatch(/&lt;img|media:content/);
    expect(JSON.parse(linked.get("feed.json") ?? "").items[0].image).toBeUndefined();
    for (const [path, text] of textsWith("drop")) expect.soft(text, path).not.toContain("img.example");
  });
});
