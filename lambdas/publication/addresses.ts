// Where everything is on the site: paths (decoded, without the first slash, as the site's keys are) and URLs.
import { normaliseUrl } from "../text/url.ts";
import type { Publication } from "./publication.ts";

/** The newspaper's whole feed; or that of a section, an author or a tag, by its slug. */
export type FeedName = "all" | `${FeedKind}/${string}`;
export const feedKinds = ["sections", "authors", "tags"] as const;
export type FeedKind = (typeof feedKinds)[number];

/** False for a feed of a kind that a newer version has put into the catalog: this one neither writes nor removes it. */
export function isKnownFeed(feed: string): feed is FeedName {
  return feed === "all" || feedKinds.some((kind) => feed.startsWith(`${kind}/`));
}

/** The folder of a feed's documents: empty, or `sections/sport/`. */
export function feedFolder(feed: FeedName): string {
  return feed === "all" ? "" : `${feed}/`;
}

export function articlePath(id: string): string {
  return `articles/${id}`;
}

/** An absolute URL for a path of the site, percent-encoded as feeds want it. */
export function urlOf(siteUrl: string, path: string): string {
  return `${siteUrl}/${encodePath(path)}`;
}

/** The site's own icon, at the address that browsers and readers try when no page or feed names one. */
export const iconPath = "favicon.ico";

/** The newspaper's icon: that of the settings, else the site's own. */
export function iconUrl({ icon }: Pick<Publication, "icon">, siteUrl: string): string {
  return icon ?? urlOf(siteUrl, iconPath);
}

/** Where an article is read: on the newspaper's own site when the settings say so, else on our page. */
export function articleUrl(
  id: string,
  publication: Pick<Publication, "articleLink">,
  siteUrl: string,
): string {
  const link = publication.articleLink?.replace("{id}", () => encodePath(id));
  // What stays as it is in a path is escaped in a query, such as an apostrophe.
  return (link && normaliseUrl(link)) ?? urlOf(siteUrl, articlePath(id));
}

/** The name of an article that never changes, a tag: URI (RFC 4151): `tag:khulasa.example,2026:1187246`, all ASCII. */
export function buildGuid(id: string, publication: Pick<Publication, "guidAuthority">): string {
  return `tag:${publication.guidAuthority}:${encodePath(id)}`;
}

/** Percent-encoded UTF-8 with upper-case hex, the slashes as they are. */
function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
