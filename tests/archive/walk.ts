// A reader that collects all entries of a feed and its archives, by the rules of RFC 5005 §4. It begins with the feed and follows the
// links `prev-archive`. If several entries have the same guid, it takes the first one that it finds, because that is the newest.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";

export interface Walk {
  /** The guids of all entries, with their titles. */
  readonly entries: ReadonlyMap<string, string>;
  /** The URLs of all documents, the feed first. */
  readonly documents: readonly string[];
  /** The number of entries in all documents. It is larger than the size of `entries` if an entry is in two documents. */
  readonly count: number;
}

type Fetch = (url: string) => Promise<string | undefined>;

interface Document {
  readonly entries: readonly (readonly [guid: string, title: string])[];
  readonly links: Readonly<Record<string, string | undefined>>;
}

const parsers: Readonly<Record<string, (text: string) => Document>> = {
  "atom.xml": (text) => {
    const { entries = [], links = [] } = parseAtomFeed(text);
    return {
      entries: entries.map(({ id = "", title }) => [id, title?.value ?? String(title)]),
      links: Object.fromEntries(links.map(({ rel = "alternate", href }) => [rel, href])),
    };
  },
  "rss.xml": (text) => {
    const { items = [], atom } = parseRssFeed(text);
    return {
      entries: items.map(({ guid, title = "" }) => [guid?.value ?? "", title]),
      links: Object.fromEntries((atom?.links ?? []).map(({ rel = "alternate", href }) => [rel, href])),
    };
  },
  "feed.json": (text) => {
    const { items = [], next_url } = parseJsonFeed(text) as {
      items?: readonly { readonly id?: string; readonly title?: string }[];
      next_url?: string;
    };
    return {
      entries: items.map(({ id = "", title = "" }) => [id, title]),
      links: { "prev-archive": next_url },
    };
  },
};

export const formats = Object.keys(parsers);

/** @throws if a document is missing or has an unknown format, or if the links lead to the same document twice */
export async function walkBackwards(url: string, fetch: Fetch): Promise<Walk> {
  const entries = new Map<string, string>();
  const documents: string[] = [];
  let count = 0;
  for (let next: string | undefined = url; next !== undefined; ) {
    if (documents.includes(next)) throw new Error(`${next} leads back to itself`);
    documents.push(next);
    const { entries: found, links } = await read(next, fetch);
    count += found.length;
    for (const [guid, title] of found) if (!entries.has(guid)) entries.set(guid, title);
    next = links["prev-archive"];
  }
  return { entries, documents, count };
}

/** Follows the links from an archive to the newer ones, up to the feed. Returns the URLs of all documents. */
export async function walkForwards(url: string, fetch: Fetch): Promise<readonly string[]> {
  const documents: string[] = [];
  for (let next: string | undefined = url; next !== undefined; ) {
    documents.push(next);
    const { links } = await read(next, fetch);
    next = links["next-archive"] ?? (links.current === next ? undefined : links.current);
    if (next !== undefined && documents.includes(next)) throw new Error(`${next} leads back to itself`);
  }
  return documents;
}

/** Parsed documents by their text. The tests read the same texts many times, and parsing takes most of the time. */
const parsed = new Map<string, Document>();
const mostParsed = 1000;

async function read(url: string, fetch: Fetch): Promise<Document> {
  const text = await fetch(url);
  if (text === undefined) throw new Error(`${url} is missing`);
  const parse = parsers[url.split("/").at(-1) ?? ""];
  if (!parse) throw new Error(`${url} is in no known format`);
  const known = parsed.get(text) ?? parse(text);
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, known);
  return known;
}
