// The judge feedsmith, an npm package. It reads all three formats more strictly than the other readers.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { unescapeOnce } from "../content-blocks.ts";
import { type FeedDocument, instantOf, type Reader, type ReadFeed } from "../entry.ts";

export const feedsmith: Reader = {
  kind: "reader",
  name: "feedsmith",
  formats: ["rss", "atom", "json"],
  find: async () => "npm",
  read: async (documents) => documents.map(read),
};

export function read({ format, text }: FeedDocument): ReadFeed {
  if (format === "rss") return readRss(text);
  return format === "atom" ? readAtom(text) : readJson(text);
}

function readRss(text: string): ReadFeed {
  const { title, language, items = [] } = parseRssFeed(text);
  return {
    title,
    language,
    entries: items.map((item) => ({
      title: item.title,
      id: item.guid?.value,
      link: item.link,
      published: instantOf(item.pubDate),
      updated: instantOf(item.atom?.updated),
      authors: item.dc?.creators ?? [],
      html: item.content?.encoded,
    })),
  };
}

function readAtom(text: string): ReadFeed {
  const { title, xml, entries = [] } = parseAtomFeed(text);
  return {
    title: plain(title),
    language: xml?.lang,
    entries: entries.map((entry) => ({
      title: plain(entry.title),
      id: entry.id,
      link: entry.links?.find(({ rel = "alternate" }) => rel === "alternate")?.href,
      published: instantOf(entry.published),
      updated: instantOf(entry.updated),
      authors: entry.authors?.flatMap(({ name }) => name ?? []) ?? [],
      html: entry.content?.value,
    })),
  };
}

function readJson(text: string): ReadFeed {
  const { title, language, items = [] } = parseJsonFeed(text);
  return {
    title,
    language,
    entries: items.map((item) => ({
      title: item.title,
      id: item.id,
      link: item.url,
      published: instantOf(item.date_published),
      updated: instantOf(item.date_modified),
      authors: item.authors?.flatMap(({ name }) => name ?? []) ?? [],
      html: item.content_html,
    })),
  };
}

/** The plain text of a text construct of Atom (RFC 4287 §3.1.1). */
function plain(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return text.type === "html" ? unescapeOnce(text.value) : text.value;
}
