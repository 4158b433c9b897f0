// robots.txt (RFC 9309), which names the sitemaps.
import { sitemapIndexPath, sitePaths, urlOf } from "../publication/addresses.ts";

/** @param months those of the newspaper's history, `2017-12`, or undefined if the site has no sitemaps */
export function renderRobots(months: readonly string[] | undefined, siteUrl: string): string {
  const paths = months ? [sitePaths.newsSitemap, ...months.toReversed().map(sitemapIndexPath)] : [];
  const lines = ["User-agent: *", "Allow: /", "", ...paths.map((path) => `Sitemap: ${urlOf(siteUrl, path)}`)];
  return `${lines.join("\n").trimEnd()}\n`;
}
