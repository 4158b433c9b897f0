// A feed before it is any of RSS, Atom or JSON Feed.
import { type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import { dateOfAuthority, type Publication } from "../publication/publication.ts";
import type { Entry } from "./entry.ts";

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
  /** Milliseconds since the epoch. */
  readonly updated: number;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

/** A pure function of the settings and the entries, so that the same entries give the same bytes. */
export function buildChannel(
  feed: FeedName,
  entries: readonly Entry[],
  publication: Publication,
  siteUrl: string,
): Channel {
  const folder = feedFolder(feed);
  const url = (name: string) => urlOf(siteUrl, `${folder}${name}`);
  const section =
    feed === "all" ? undefined : nameSection(feed.slice("sections/".length), entries, publication);
  return {
    feed,
    id: `tag:${publication.guidAuthority}:feeds/${encodeURI(feed)}`,
    title: section === undefined ? publication.title : `${publication.title} - ${section}`,
    description: section === undefined ? publication.description : `${section}: ${publication.description}`,
    publication,
    pageUrl: url(""),
    urls: { rss: url("rss.xml"), atom: url("atom.xml"), json: url("feed.json") },
    updated:
      entries.length > 0 ? Math.max(...entries.map(({ updated }) => updated)) : dateOfAuthority(publication),
    entries,
  };
}

/** A section is shown as the settings spell it, else as its oldest entry does, else by its slug. */
function nameSection(slug: string, entries: readonly Entry[], { sections }: Publication): string {
  return (
    sections.find((section) => section.slug === slug)?.name ??
    entries.findLast(({ section }) => section?.slug === slug)?.section?.name ??
    slug.replaceAll("-", " ")
  );
}
