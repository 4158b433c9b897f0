// The rows of the table of documents for what articles change: the feeds, the list of all feeds, and the pages of articles.
import { renderArticlePage } from "../page/article-page.ts";
import { renderFeedPage } from "../page/feed-page.ts";
import { renderFeedsPage } from "../page/feeds-page.ts";
import { renderMovedPage } from "../page/notices/moved-page.ts";
import { renderWithdrawnPage } from "../page/notices/withdrawn-page.ts";
import { renderOpml } from "../page/opml.ts";
import { renderHeadlines } from "../page/search/headlines.ts";
import { articlePath, headlinesPath, sitePaths } from "../publication/addresses.ts";
import { hasArchives } from "../publication/publication.ts";
import { headlines } from "./archive-documents.ts";
import { feedCache } from "./cache-rules.ts";
import type { DocumentRule } from "./document-rule.ts";
import { rowsOf, xml } from "./feed-documents.ts";

const html = "text/html; charset=utf-8";
const { rss, atom, jsonFeed } = rowsOf("feed");

export const articleDocuments = {
  rss: { ...rss, isAnnounced: true },
  atom: { ...atom, isAnnounced: true },
  jsonFeed: { ...jsonFeed, isAnnounced: true },
  feedPage: {
    path: "{feed}/index.html",
    storedType: html,
    cacheControl: feedCache,
    check: "not-empty",
    from: "feed",
    render: renderFeedPage,
  },
  headlines: {
    path: `{feed}/${headlinesPath}`,
    ...headlines,
    existsWith: hasArchives,
    from: "feed",
    render: renderHeadlines,
  },
  directory: {
    path: sitePaths.directory,
    storedType: xml,
    servedType: "text/x-opml; charset=utf-8",
    cacheControl: feedCache,
    check: "opml",
    from: "labels",
    render: renderOpml,
  },
  feedsPage: {
    path: sitePaths.feedsPage,
    storedType: html,
    cacheControl: feedCache,
    check: "not-empty",
    from: "labels",
    render: renderFeedsPage,
  },
  articlePage: {
    path: articlePath("{id}"),
    storedType: html,
    cacheControl: feedCache,
    check: "not-empty",
    from: "entry",
    render: renderArticlePage,
  },
  withdrawnPage: {
    path: articlePath("{id}"),
    storedType: html,
    status: 410, // Gone (RFC 9110 §15.5.11)
    cacheControl: feedCache,
    check: "not-empty",
    from: "removal",
    render: renderWithdrawnPage,
  },
  movedPage: {
    path: articlePath("{id}"),
    storedType: html,
    status: 301, // Moved Permanently (RFC 9110 §15.4.2)
    cacheControl: feedCache,
    check: "not-empty",
    from: "move",
    render: renderMovedPage,
  },
} as const satisfies Readonly<Record<string, DocumentRule>>;
