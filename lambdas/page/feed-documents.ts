// Every document that a feed consists of: three for readers' programs, one for people.
import { renderAtom } from "../feed/atom.ts";
import { buildChannel } from "../feed/channel.ts";
import type { Entry } from "../feed/entry.ts";
import { renderJsonFeed } from "../feed/json-feed.ts";
import { renderRss } from "../feed/rss.ts";
import { type FeedName, feedFolder } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { renderFeedPage } from "./feed-page.ts";
import { renderNotFoundPage } from "./not-found-page.ts";
import { feedDocument, pageDocument, type SiteDocument, styleDocument } from "./site-document.ts";
import { style } from "./style.ts";

/** The paths of a feed's documents on the site; the main feed keeps what all pages share, too. */
export function documentPaths(feed: FeedName): readonly string[] {
  const folder = feedFolder(feed);
  const own = ["rss.xml", "atom.xml", "feed.json", "index.html"].map((name) => `${folder}${name}`);
  return feed === "all" ? [...own, "404.html", "style.css"] : own;
}

/** @param entries newest first */
export function renderFeedDocuments(
  feed: FeedName,
  entries: readonly Entry[],
  publication: Publication,
  siteUrl: string,
): ReadonlyMap<string, SiteDocument> {
  const channel = buildChannel(feed, entries, publication, siteUrl);
  const documents = [
    feedDocument(renderRss(channel), "rss+xml"),
    feedDocument(renderAtom(channel), "atom+xml"),
    feedDocument(renderJsonFeed(channel), "feed+json"),
    pageDocument(renderFeedPage(channel, siteUrl)),
    pageDocument(renderNotFoundPage(publication, siteUrl)),
    styleDocument(style),
  ];
  return new Map(
    documentPaths(feed).flatMap((path, index) => {
      const document = documents[index];
      return document ? [[path, document] as const] : [];
    }),
  );
}
