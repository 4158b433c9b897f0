// The rows of the table of documents for the history of feeds, for search engines, and for the search of the site.
import { renderArchivePage } from "../page/archive-page.ts";
import { renderMonthPage } from "../page/month-page.ts";
import { mergeHeadlines, renderHeadlines } from "../page/search/headlines.ts";
import { renderSearchPage } from "../page/search/search-page.ts";
import { headlinesPath, sitemapIndexPath, sitemapPath, sitePaths } from "../publication/addresses.ts";
import { hasArchives, hasSitemap } from "../publication/publication.ts";
import { renderRobots } from "../sitemap/robots.ts";
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from "../sitemap/sitemaps.ts";
import { feedCache } from "./cache-rules.ts";
import type { DocumentRule } from "./document-rule.ts";
import { rowsOf, xml } from "./feed-documents.ts";

const html = "text/html; charset=utf-8";
const { rss, atom, jsonFeed } = rowsOf("part");

/** What the documents with headlines have in common (page/search/). */
export const headlines = {
  storedType: "application/json; charset=utf-8",
  cacheControl: feedCache,
  check: "json",
  isOfMainFeed: true,
} as const;

export const archiveDocuments = {
  archiveRss: rss,
  archiveAtom: atom,
  archiveJsonFeed: jsonFeed,
  archivePage: {
    path: "{part}/index.html",
    storedType: html,
    cacheControl: feedCache,
    check: "not-empty",
    from: "part",
    render: renderArchivePage,
  },
  partHeadlines: {
    path: `{part}/${headlinesPath}`,
    ...headlines,
    from: "part",
    render: renderHeadlines,
  },
  monthHeadlines: {
    path: `{month}/${headlinesPath}`,
    ...headlines,
    from: "headlines",
    render: mergeHeadlines,
  },
  sitemap: {
    path: sitemapPath("{name}"),
    storedType: xml,
    cacheControl: feedCache,
    check: "sitemap",
    isOfMainFeed: true,
    existsWith: hasSitemap,
    from: "part",
    render: renderSitemap,
  },
  monthPage: {
    path: "{month}/index.html",
    storedType: html,
    cacheControl: feedCache,
    check: "not-empty",
    from: "month",
    render: renderMonthPage,
  },
  sitemapIndex: {
    path: sitemapIndexPath("{month}"),
    storedType: xml,
    cacheControl: feedCache,
    check: "sitemap",
    isOfMainFeed: true,
    existsWith: hasSitemap,
    from: "month",
    render: renderSitemapIndex,
  },
  newsSitemap: {
    path: sitePaths.newsSitemap,
    storedType: xml,
    cacheControl: feedCache,
    check: "sitemap",
    existsWith: hasSitemap,
    from: "news",
    render: renderNewsSitemap,
  },
  robots: {
    path: sitePaths.robots,
    storedType: "text/plain; charset=utf-8",
    cacheControl: feedCache,
    check: "not-empty",
    from: "months",
    render: renderRobots,
  },
  searchPage: {
    path: sitePaths.searchPage,
    storedType: "text/html; charset=utf-8",
    cacheControl: feedCache,
    check: "not-empty",
    existsWith: hasArchives,
    from: "months",
    render: renderSearchPage,
  },
} as const satisfies Readonly<Record<string, DocumentRule>>;
