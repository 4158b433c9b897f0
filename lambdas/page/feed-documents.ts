// Every document that a feed consists of: three for readers' programs, one for people.
import { renderAtom } from "../feed/atom.ts";
import { buildChannel, type Channel } from "../feed/channel.ts";
import type { Entry } from "../feed/entry.ts";
import { renderJsonFeed } from "../feed/json-feed.ts";
import { renderRss } from "../feed/rss.ts";
import { type FeedName, feedFolder, iconPath } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { renderFeedPage } from "./feed-page.ts";
import { feedStyle } from "./feed-style.ts";
import { renderIcon } from "./icon.ts";
import { renderNotFoundPage } from "./not-found-page.ts";
import {
  feedDocument,
  iconDocument,
  notFoundDocument,
  pageDocument,
  type SiteDocument,
  styleDocument,
} from "./site-document.ts";
import { style } from "./style.ts";

/** By their paths on the site. */
export type SiteDocuments = ReadonlyMap<string, SiteDocument>;

type Renderers = Readonly<Record<string, (channel: Channel, siteUrl: string) => SiteDocument>>;

const forPrograms: Renderers = {
  "rss.xml": (channel) => feedDocument(renderRss(channel), "rss.xml"),
  "atom.xml": (channel) => feedDocument(renderAtom(channel), "atom.xml"),
  "feed.json": (channel) => feedDocument(renderJsonFeed(channel), "feed.json"),
};

const forPeople: Renderers = {
  "index.html": (channel, siteUrl) => pageDocument(renderFeedPage(channel, siteUrl)),
};

/** What all pages and feeds share; the main feed keeps it. */
const shared: Renderers = {
  "404.html": ({ publication }, siteUrl) => notFoundDocument(renderNotFoundPage(publication, siteUrl)),
  "style.css": () => styleDocument(style),
  "feed.css": () => styleDocument(feedStyle),
  [iconPath]: ({ publication }) => iconDocument(renderIcon(publication)),
};

export function documentPaths(feed: FeedName): readonly string[] {
  const names = Object.keys({ ...forPrograms, ...forPeople, ...(feed === "all" && shared) });
  return names.map((name) => `${feedFolder(feed)}${name}`);
}

/**
 * The documents at {@link documentPaths}. The oldest entries fall off until each keeps to the settings' greatest size.
 *
 * @param entries newest first
 */
export function renderFeedDocuments(
  feed: FeedName,
  entries: readonly Entry[],
  publication: Publication,
  siteUrl: string,
): SiteDocuments {
  const channel = buildChannel(feed, entries, publication, siteUrl);
  const render = (renderers: Renderers) =>
    Object.entries(renderers).map(
      ([name, renderer]) => [`${feedFolder(feed)}${name}`, renderer(channel, siteUrl)] as const,
    );
  const feeds = render(forPrograms);
  const size = Math.max(...feeds.map(([, { text }]) => new TextEncoder().encode(text).length));
  if (size > publication.feedSize && entries.length > 1) {
    const fitting = Math.floor((entries.length * publication.feedSize) / size);
    const kept = Math.max(1, Math.min(entries.length - 1, fitting));
    return renderFeedDocuments(feed, entries.slice(0, kept), publication, siteUrl);
  }
  return new Map([...feeds, ...render(forPeople), ...(feed === "all" ? render(shared) : [])]);
}
