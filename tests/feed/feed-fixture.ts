// Renders the documents of a feed for tests, and makes entries for them.
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import { renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { renderSettingsDocuments } from "../../lambdas/documents/render-settings.ts";
import { buildEntry, type Entry } from "../../lambdas/feed/entry.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

export const noon = Date.UTC(2017, 11, 8, 8);

/** The entry of the real article that comes with the project. */
export async function seedEntry(): Promise<Entry> {
  const bytes = readFileSync(new URL("../../content/articles/1187246.txt", import.meta.url));
  const parsed = await parseArticle("1187246.txt", bytes, publication.timeZone);
  if (!parsed.ok || parsed.value.kind !== "article") throw new Error(JSON.stringify(parsed));
  const record = { id: "1187246", guid: "tag:news.example,2017:1187246", published: noon, updated: noon };
  const entry = buildEntry({ ...record, article: parsed.value.article, pictures: [] }, publication, siteUrl);
  if (!entry) throw new Error("the seed article is retired");
  return entry;
}

/** A plain text as feeds have it: no reader can parse it as HTML. */
export function guarded(text: string): string {
  return text.replaceAll(/<([a-z/!?])/gi, "<\u2060$1");
}

/** Tests write texts and addresses as strings. */
export type Plain<Value> = Value extends string
  ? string
  : Value extends object
    ? { readonly [Member in keyof Value]: Plain<Value[Member]> }
    : Value;

/** An entry with one paragraph. Entries with different numbers differ in all fields. */
export function entryOf(number: number, changes: Partial<Plain<Entry>> = {}): Entry {
  const entry: Plain<Entry> = {
    guid: `tag:news.example,2017:${number}`,
    url: `${siteUrl}/articles/${number}`,
    headline: `عنوان ${number}`,
    standfirst: undefined,
    published: noon - number,
    updated: noon - number,
    hasTime: { published: false, updated: false },
    section: { name: "الرياضة", slug: "sport" },
    places: [],
    authors: [],
    agencies: [],
    tags: [],
    paragraphs: ["نص الخبر."],
    pictures: [],
    linkedPictures: [],
    ...changes,
  };
  return entry as Entry;
}

/** Renders one document of a feed, or one that depends only on the settings. */
export function renderDocument(path: string, entries: readonly Entry[], feed: FeedName = "all"): string {
  const ofSettings = renderSettingsDocuments(publication, siteUrl).get(path);
  const { text } = ofSettings ?? renderFeedDocuments(feed, { entries }, publication, siteUrl).get(path) ?? {};
  if (text === undefined) throw new Error(`${feed} has no ${path}`);
  return text;
}

/** Texts that look like markup, or like a placeholder of a template. */
export const hostileTexts = [
  "]]>".repeat(10),
  "<entry><title>x</title></entry>",
  "&lt;b&gt; &amp;amp; &amp;lt;",
  "<script>alert(1)</script>",
  "placeholder:title",
  "\u200Fعنوان placeholder:guid",
  "\"'&#x3C;",
];

export function textOfHtml(html: string): string {
  return (
    new DOMParser().parseFromString(`<body>${html}</body>`, "text/xml").documentElement?.textContent ?? ""
  );
}
