// The rows of the table of documents for the parts of a feed's history.
import { renderAtom } from "../feed/atom.ts";
import { feedFormats } from "../feed/feed-formats.ts";
import { renderJsonFeed } from "../feed/json-feed.ts";
import { renderRss } from "../feed/rss.ts";
import { renderArchivePage } from "../page/archive-page.ts";
import { feedCache } from "./cache-rules.ts";
import type { DocumentRule } from "./document-rule.ts";

const { rss, atom, json } = feedFormats;

const xml = "application/xml; charset=utf-8";

/** Served like the feed's own documents of the same names. */
export const archiveDocuments = {
  archiveRss: {
    path: `{part}/${rss.file}`,
    storedType: `${rss.mediaType}; charset=utf-8`,
    browserType: xml,
    cacheControl: feedCache,
    check: "rss",
    hasSizeLimit: true,
    from: "part",
    render: renderRss,
  },
  archiveAtom: {
    path: `{part}/${atom.file}`,
    storedType: xml,
    servedType: `${atom.mediaType}; charset=utf-8`,
    browserType: xml,
    cacheControl: feedCache,
    check: "atom",
    hasSizeLimit: true,
    from: "part",
    render: renderAtom,
  },
  archiveJsonFeed: {
    path: `{part}/${json.file}`,
    storedType: "application/json; charset=utf-8",
    servedType: `${json.mediaType}; charset=utf-8`,
    cacheControl: feedCache,
    check: "json-feed",
    hasSizeLimit: true,
    from: "part",
    render: renderJsonFeed,
  },
  archivePage: {
    path: "{part}/index.html",
    storedType: "text/html; charset=utf-8",
    cacheControl: feedCache,
    check: "not-empty",
    from: "part",
    render: renderArchivePage,
  },
} as const satisfies Readonly<Record<string, DocumentRule>>;
