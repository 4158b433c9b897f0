// The feed model: a feed's content, independent of RSS, Atom and JSON Feed. All renderers of a feed read it.
import {
  archiveFolder,
  type FeedName,
  feedFolder,
  iconUrl,
  sitePaths,
  urlOf,
} from "../publication/addresses.ts";
import { hubOf } from "../publication/hub.ts";
import { dateOfAuthority, type Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { type CleanText, cleanLine } from "../text/characters.ts";
import { markSummary, markTitle } from "../text/direction.ts";
import { mapNames } from "../text/record.ts";
import type { Remembered } from "../text/remember-last.ts";
import { utf8Length } from "../text/utf8.ts";
import { buildSummary, renderContent } from "./content/content.ts";
import type { Entry } from "./entry.ts";
import { type FeedFormat, feedFormats } from "./feed-formats.ts";
import { guardMarkup } from "./guard-markup.ts";
import { labelOf } from "./memberships.ts";

export interface FeedModel {
  readonly feed: FeedName;
  /** A tag: URI (RFC 4151). */
  readonly id: string;
  readonly title: CleanText;
  readonly description: CleanText;
  readonly publication: Publication;
  /** The HTML page of this feed. */
  readonly pageUrl: Address;
  readonly urls: FormatUrls;
  readonly archive: ArchiveUrls;
  /** The style sheet that browsers apply when a person opens the feed. */
  readonly styleUrl: Address;
  readonly iconUrl: Address;
  /** The WebSub hub that announces changes of the feed. An archive has none. */
  readonly hub: Address | undefined;
  /** In milliseconds since 1970. */
  readonly updated: number;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
  /** The latest first. */
  readonly tombstones: readonly Tombstone[];
}

/** An article that was withdrawn. */
export interface Tombstone {
  readonly guid: string;
  /** In milliseconds since 1970. */
  readonly withdrawn: number;
}

type FormatUrls = Readonly<Record<FeedFormat, Address>>;

/** The documents to which a feed or an archive has links (RFC 5005 §4), in all formats and as a page. */
export interface ArchiveUrls {
  /** The feed that an archive belongs to; undefined in the feed itself. */
  readonly current: HistoryUrls | undefined;
  /** The page of the month that an archive belongs to. */
  readonly month: Address | undefined;
  /** The next older archive. */
  readonly older: HistoryUrls | undefined;
  /** The next newer archive. */
  readonly newer: HistoryUrls | undefined;
}

interface HistoryUrls extends FormatUrls {
  readonly page: Address;
}

/** The content of a feed or of an archive. */
export interface FeedContent {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** The latest first. Default: none. */
  readonly tombstones?: readonly Tombstone[];
  readonly history?: History;
}

/** The place of a document in the history of its feed, which is cut into parts (archives). The members are the names of parts. */
interface History {
  /** The part that the document shows. Absent in the feed itself. */
  readonly part?: string | undefined;
  readonly older?: string | undefined;
  readonly newer?: string | undefined;
}

/** An entry of a feed, with its values that are the same in all formats. */
export interface FeedEntry extends Entry {
  /** In milliseconds since 1970. No two entries of a feed have the same time. */
  readonly updated: number;
  /** The language of the newspaper. */
  readonly language: string;
  readonly summary: CleanText;
  /** The same texts with direction marks, and with invisible characters that guard against feed readers that treat them as HTML. */
  readonly marked: { readonly title: CleanText; readonly summary: CleanText };
  /** HTML. Undefined if the settings ask for summaries, or if the article is too large for a feed. */
  readonly content: string | undefined;
}

/** The largest part of the maximum feed size that one article may use. A larger article appears as its summary only. */
const greatestShare = 1 / 4;

/** Depends on its arguments only, so that the same settings and entries always give the same bytes. */
export function buildFeedModel(
  feed: FeedName,
  { entries, history = {}, tombstones = [] }: FeedContent,
  publication: Publication,
  siteUrl: string,
): FeedModel {
  const { part, older, newer } = history;
  const urlsIn = (folder: string) => urlsOf(folder, siteUrl);
  const { page: pageUrl, ...urls } = urlsIn(
    part === undefined ? feedFolder(feed) : archiveFolder(feed, part),
  );
  const archiveUrls = (name: string | undefined) =>
    name === undefined ? undefined : urlsIn(archiveFolder(feed, name));
  const label = labelOf(feed, entries, publication);
  const updates = distinctUpdates(entries);
  const changes = [...updates, ...tombstones.map(({ withdrawn }) => withdrawn)];
  return {
    feed,
    id: `tag:${publication.guidAuthority}:feeds/${encodeURI(feed)}`,
    title: label === undefined ? cleanLine(publication.title) : cleanLine(`${publication.title} - ${label}`),
    description:
      label === undefined
        ? cleanLine(publication.description)
        : cleanLine(`${label}: ${publication.description}`),
    publication,
    pageUrl,
    urls,
    archive: {
      current: part === undefined ? undefined : urlsIn(feedFolder(feed)),
      month: part === undefined ? undefined : urlOf(siteUrl, archiveFolder(feed, monthOfPart(part))),
      older: archiveUrls(older),
      newer: archiveUrls(newer),
    },
    styleUrl: urlOf(siteUrl, sitePaths.feedStyle),
    iconUrl: iconUrl(publication, siteUrl),
    hub: part === undefined ? hubOf(publication, siteUrl) : undefined,
    updated: changes.length > 0 ? Math.max(...changes) : dateOfAuthority(publication),
    entries: entries.map((entry, index) => feedEntryOf(entry, updates[index] ?? entry.updated, publication)),
    tombstones,
  };
}

/**
 * The limits for rendered entries in memory: the entries of eight feeds with fifty entries. They are kept because each entry is in several
 * feeds and archives, which are rendered again with each new article. Large entries are not kept: four hundred of them would take hundreds
 * of megabytes.
 */
export const rememberedEntries: Remembered<FeedEntry> = {
  most: 400,
  isSmall: ({ content = "" }) => content.length <= 20_000,
};

/** For each entry, the entry of a feed that was last built from it. */
const lastBuilt = new WeakMap<Entry, { readonly publication: Publication; readonly built: FeedEntry }>();

/** Returns the same object for the same arguments, because rendered entries are remembered by this object. */
function feedEntryOf(entry: Entry, updated: number, publication: Publication): FeedEntry {
  const last = lastBuilt.get(entry);
  if (last?.publication === publication && last.built.updated === updated) return last.built;
  const { language } = publication;
  const built = { ...entry, ...textsOf(entry), language, updated, content: contentOf(entry, publication) };
  lastBuilt.set(entry, { publication, built });
  return built;
}

/** The month in the name of a part: `2017-12` of `20171208T195959`. */
function monthOfPart(part: string): string {
  return `${part.slice(0, 4)}-${part.slice(4, 6)}`;
}

function urlsOf(folder: string, siteUrl: string): HistoryUrls {
  const url = (name: string) => urlOf(siteUrl, `${folder}${name}`);
  return { page: url(""), ...mapNames(feedFormats, (format) => url(feedFormats[format].file)) };
}

const textsOf = remember((entry: Entry) => {
  const summary = buildSummary(entry);
  const title = guardMarkup(markTitle(entry.headline));
  return { summary, marked: { title, summary: guardMarkup(markSummary(summary)) } };
});

const wholeContentOf = remember((entry: Entry) => {
  const content = renderContent(entry).toString();
  return { content, bytes: utf8Length(content) };
});

function contentOf(entry: Entry, { feedContent, feedSize }: Publication): string | undefined {
  if (feedContent === "summary") return undefined;
  const { content, bytes } = wholeContentOf(entry);
  return bytes <= feedSize * greatestShare ? content : undefined;
}

/** Remembers the result for each entry. Each entry is in several feeds, and these are rendered again with each new article. */
function remember<Result>(make: (entry: Entry) => Result): (entry: Entry) => Result {
  const known = new WeakMap<Entry, Result>();
  return (entry) => {
    const result = known.get(entry) ?? make(entry);
    known.set(entry, result);
    return result;
  };
}

/**
 * The update times of the entries, made unique: the W3C validator warns about two entries with the same time
 * (DuplicateUpdated). If two are equal, the newer entry gets the next free millisecond.
 */
function distinctUpdates(entries: readonly Entry[]): readonly number[] {
  const taken = new Set<number>();
  return entries
    .toReversed()
    .map(({ updated }) => {
      let instant = updated;
      while (taken.has(instant)) instant += 1;
      taken.add(instant);
      return instant;
    })
    .reverse();
}
