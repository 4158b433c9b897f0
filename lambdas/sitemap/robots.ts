// robots.txt (RFC 9309). It tells search engines where the sitemaps are.
import { sitemapIndexPath, sitePaths, urlOf } from "../publication/addresses.ts";
import { hasSitemap, type Publication } from "../publication/publication.ts";

/** @param months the months with archives, such as `2017-12`, the oldest first */
export function renderRobots(months: readonly string[], publication: Publication, siteUrl: string): string {
  const paths = hasSitemap(publication)
    ? [sitePaths.newsSitemap, ...months.toReversed().map(sitemapIndexPath)]
    : [];
  const lines = ["User-agent: *", "Allow: /", "", ...paths.map((path) => `Sitemap: ${urlOf(siteUrl, path)}`)];
  return `${lines.join("\n").trimEnd()}\n`;
}
