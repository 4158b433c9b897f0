// The table of documents: everything that Khulasa writes to the site, except pictures. The writer and the gate (regenerate/),
// the CDN's stack (lib/) and the local server (local/site/) read it. A new document is one entry here and one renderer.
//
// CloudFront compresses only some content types (developer guide, "Serve compressed files"), and those of Atom, JSON Feed and
// OPML are not among them. So these documents are stored under a type that it compresses, and served under their own.
//
// A stored object has no status of its own, so a document that is served with another status than 200 stores it as metadata.
import { renderArticlePage } from "../page/article-page.ts";
import { renderFeedPage } from "../page/feed-page.ts";
import { renderFeedsPage } from "../page/feeds-page.ts";
import { type Font, naskhArabic, naskhLatin } from "../page/fonts/naskh.ts";
import { renderIcon } from "../page/icon.ts";
import { renderMovedPage } from "../page/notices/moved-page.ts";
import { renderNotFoundPage } from "../page/notices/not-found-page.ts";
import { renderWithdrawnPage } from "../page/notices/withdrawn-page.ts";
import { renderOpml } from "../page/opml.ts";
import { renderHeadlines } from "../page/search/headlines.ts";
import { searchScript } from "../page/search/search-script.ts";
import { feedStyle } from "../page/style/feed-style.ts";
import { style } from "../page/style/page-style.ts";
import { articlePath, fontPath, headlinesPath, sitePaths } from "../publication/addresses.ts";
import { hasArchives } from "../publication/publication.ts";
import { archiveDocuments, headlines } from "./archive-documents.ts";
import { feedCache, foreverCache, iconCache, notFoundCache } from "./cache-rules.ts";
import type { DocumentRule } from "./document-rule.ts";
import { rowsOf, xml } from "./feed-documents.ts";

const html = "text/html; charset=utf-8";
const css = "text/css; charset=utf-8";
const { rss, atom, jsonFeed } = rowsOf("feed");

const font = ({ name, base64 }: Font) =>
  ({
    path: fontPath(name),
    storedType: "font/woff2",
    isBase64: true,
    cacheControl: foreverCache,
    check: "not-empty",
    from: "settings",
    render: () => base64,
  }) as const;

export const documents = {
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
  ...archiveDocuments,
  notFoundPage: {
    path: sitePaths.notFoundPage,
    storedType: html,
    cacheControl: notFoundCache,
    check: "not-empty",
    from: "settings",
    render: renderNotFoundPage,
  },
  style: {
    path: sitePaths.style,
    storedType: css,
    cacheControl: feedCache,
    check: "not-empty",
    from: "settings",
    render: () => style,
  },
  searchScript: {
    path: sitePaths.searchScript,
    storedType: "text/javascript; charset=utf-8",
    cacheControl: feedCache,
    check: "not-empty",
    existsWith: hasArchives,
    from: "settings",
    render: () => searchScript,
  },
  feedStyle: {
    path: sitePaths.feedStyle,
    storedType: css,
    cacheControl: feedCache,
    check: "not-empty",
    from: "settings",
    render: () => feedStyle,
  },
  arabicFont: font(naskhArabic),
  latinFont: font(naskhLatin),
  icon: {
    path: sitePaths.icon,
    storedType: "image/svg+xml",
    cacheControl: iconCache,
    check: "svg",
    from: "settings",
    render: renderIcon,
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
