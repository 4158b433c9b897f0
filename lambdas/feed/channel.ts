// A feed before it is any of RSS, Atom or JSON Feed.
import { type FeedName, feedFolder, iconUrl, urlOf } from "../publication/addresses.ts";
import { dateOfAuthority, type Publication } from "../publication/publication.ts";
import { buildSummary, renderContent } from "./content.ts";
import type { Entry } from "./entry.ts";
import { labelOf } from "./memberships.ts";

export interface Channel {
  readonly feed: FeedName;
  /** A tag: URI. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly publication: Publication;
  /** The page that shows the same. */
  readonly pageUrl: string;
  readonly urls: { readonly rss: string; readonly atom: string; readonly json: string };
  /** The style sheet for browsers. */
  readonly styleUrl: string;
  readonly iconUrl: string;
  /** Milliseconds since the epoch. */
  readonly updated: number;
  /** Newest first. */
  readonly entries: readonly ChannelEntry[];
}

/** An entry with what all formats show of it. */
export interface ChannelEntry extends Entry {
  /** Milliseconds since the epoch, unlike that of any other entry of the feed. */
  readonly updated: number;
  readonly summary: string;
  /** HTML; absent where the settings want summaries, or the article is too large for any feed. */
  readonly content: string | undefined;
}

/** An article takes at most this part of a feed's greatest size, else its summary stands for it. */
const greatestShare = 1 / 4;

/** A pure function of the settings and the entries, so that the same entries give the same bytes. */
export function buildChannel(
  feed: FeedName,
  entries: readonly Entry[],
  publication: Publication,
  siteUrl: string,
): Channel {
  const url = (name: string) => urlOf(siteUrl, `${feedFolder(feed)}${name}`);
  const label = labelOf(feed, entries, publication);
  const updates = distinctUpdates(entries);
  return {
    feed,
    id: `tag:${publication.guidAuthority}:feeds/${encodeURI(feed)}`,
    title: label === undefined ? publication.title : `${publication.title} - ${label}`,
    description: label === undefined ? publication.description : `${label}: ${publication.description}`,
    publication,
    pageUrl: url(""),
    urls: { rss: url("rss.xml"), atom: url("atom.xml"), json: url("feed.json") },
    styleUrl: urlOf(siteUrl, "feed.css"),
    iconUrl: iconUrl(publication, siteUrl),
    updated: entries.length > 0 ? Math.max(...updates) : dateOfAuthority(publication),
    entries: entries.map((entry, index) => {
      const updated = updates[index] ?? entry.updated;
      return { ...entry, updated, summary: buildSummary(entry), content: contentOf(entry, publication) };
    }),
  };
}

function contentOf(entry: Entry, { feedContent, feedSize }: Publication): string | undefined {
  if (feedContent === "summary") return undefined;
  const content = renderContent(entry).toString();
  return new TextEncoder().encode(content).length <= feedSize * greatestShare ? content : undefined;
}

/**
 * The entries' update instants, no two alike: two entries of one feed that were updated in the same millisecond draw
 * a warning from the W3C validator (DuplicateUpdated), so the newer of them goes to the next free one.
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
