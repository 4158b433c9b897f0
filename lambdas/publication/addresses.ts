// Paths and URLs of the site. A path is decoded and has no leading slash, like the keys of the site's bucket.
import { type Address, normaliseUrl } from "../text/addresses/url.ts";
import type { Publication } from "./publication.ts";

/** `all` is the newspaper's main feed. The others are named by kind and slug: `sections/sport`. */
export type FeedName = "all" | `${FeedKind}/${string}`;
export const feedKinds = ["sections", "authors", "tags"] as const;
export type FeedKind = (typeof feedKinds)[number];

/** False if a newer version added a kind of feed that this version does not know. Such feeds are left alone. */
export function isKnownFeed(feed: string): feed is FeedName {
  return feed === "all" || feedKinds.some((kind) => feed.startsWith(`${kind}/`));
}

/** The folder of a feed's documents: `sections/sport/`, or empty for the main feed. */
export function feedFolder(feed: FeedName): string {
  return feed === "all" ? "" : `${feed}/`;
}

/** The folder of the documents of a part of a feed's history: `sections/sport/archive/20171208T195959/`. */
export function archiveFolder(feed: FeedName, part: string): string {
  return `${feedFolder(feed)}archive/${part}/`;
}

/** The sitemap of a part of the newspaper's history. */
export function sitemapPath(part: string): string {
  return `sitemap-${part}.xml`;
}

/**
 * The name of the files of headlines. The file in the root has the headlines of the newest articles. Each part and each month of the main
 * feed's history has such a file in its own folder, with its own headlines.
 */
export const headlinesPath = "headlines.json";

/** The index of the sitemaps of a month, `2017-12`. */
export function sitemapIndexPath(month: string): string {
  return `sitemaps-${month}.xml`;
}

export function articlePath(id: string): string {
  return `articles/${id}`;
}

/** The path of a font. Its name contains a hash of its bytes. */
export function fontPath(name: string): string {
  return `fonts/${name}`;
}

/** The absolute, percent-encoded URL of a path. */
export function urlOf(siteUrl: string, path: string): Address {
  return `${siteUrl}/${encodePath(path)}` as Address;
}

/** The paths of documents that exist only once on the site. Pages and feeds link to them. */
export const sitePaths = {
  style: "style.css",
  feedStyle: "feed.css",
  directory: "feeds.opml",
  /** The page that lists all feeds for people. */
  feedsPage: "feeds/index.html",
  /** The page on which readers search the headlines, if the site has archives. */
  searchPage: "search/index.html",
  searchScript: "search.js",
  notFoundPage: "404.html",
  /** Browsers and feed readers request this path even if nothing links to it. */
  icon: "favicon.ico",
  /** Search engines request this path. */
  robots: "robots.txt",
  newsSitemap: "sitemap-news.xml",
} as const;

/** The address of the page of all feeds. */
export function feedsPageUrl(siteUrl: string): Address {
  return urlOf(siteUrl, sitePaths.feedsPage.replace("index.html", ""));
}

export function searchUrl(siteUrl: string): Address {
  return urlOf(siteUrl, sitePaths.searchPage.replace("index.html", ""));
}

/** The icon from the settings, or the site's built-in one. */
export function iconUrl({ icon }: Pick<Publication, "icon">, siteUrl: string): Address {
  return normaliseUrl(icon ?? "") ?? urlOf(siteUrl, sitePaths.icon);
}

/** Where readers open an article: on the newspaper's own site if the settings give its address, otherwise on our page. */
export function articleUrl(
  id: string,
  publication: Pick<Publication, "articleLink">,
  siteUrl: string,
): Address {
  const link = publication.articleLink?.replace("{id}", () => encodePath(id));
  // The id may stand in the query, where other characters are escaped than in a path (an apostrophe, for example).
  return normaliseUrl(link ?? "") ?? urlOf(siteUrl, articlePath(id));
}

/** An article's permanent identifier, an ASCII tag: URI (RFC 4151): `tag:khulasa.example,2026:1187246`. */
export function buildGuid(id: string, publication: Pick<Publication, "guidAuthority">): string {
  return `tag:${publication.guidAuthority}:${encodePath(id)}`;
}

/** Percent-encodes each segment as UTF-8 with upper-case hex. Slashes stay. */
function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
