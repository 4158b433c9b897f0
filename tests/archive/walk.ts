// A reader that collects a feed's whole history, by the rules of RFC 5005 §4: it begins with the feed, follows prev-archive, and takes
// the entry that it met first of several with one guid, as that is the newest.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";

export interface Walk {
  /** The guids of all entries, with their titles. */
  readonly entries: ReadonlyMap<string, string>;
  /** The URLs of all documents, the feed first. */
  readonly documents: readonly string[];
  /** Entries in all documents; more than {@link entries} if archives overlap. */
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

/**
 * @throws if a document is missing, is met twice, or is in no known format
 */
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

/** From an archive towards the feed. */
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

async function read(url: string, fetch: Fetch): Promise<Document> {
  const text = await fetch(url);
  if (text === undefined) throw new Error(`${url} is missing`);
  const parse = parsers[url.split("/").at(-1) ?? ""];
  if (!parse) throw new Error(`${url} is in no known format`);
  return parse(text);
}
