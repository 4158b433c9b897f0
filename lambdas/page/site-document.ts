// A document of the site, as it is stored and served.
import type { DocumentKind } from "../gate/gate.ts";

export interface SiteDocument {
  readonly text: string;
  /** What the gate checks it for. */
  readonly kind: DocumentKind;
  /** With its charset. */
  readonly contentType: string;
  readonly cacheControl: string;
}

/** What changes with every article: a minute old at the most, or the one before while the CDN fetches the next. */
const feedCache = "public, max-age=60, stale-while-revalidate=300";

/** It changes with the newspaper's name. */
const iconCache = "public, max-age=86400";

/** An address that has nothing may have something soon, and CloudFront asks again in ten seconds; so may a browser. */
const notFoundCache = "public, max-age=10";

/**
 * The types under which feeds are stored. CloudFront compresses these, but not those of Atom, JSON Feed and OPML; whoever
 * serves them gives each its own on the way out (lib/edge/feed-type.ts).
 */
export const storedFeedTypes = {
  "rss.xml": "application/rss+xml",
  "atom.xml": "application/xml",
  "feed.json": "application/json",
  "feeds.opml": "application/xml",
} as const;

const feedKinds = {
  "rss.xml": "rss",
  "atom.xml": "atom",
  "feed.json": "json-feed",
  "feeds.opml": "opml",
} as const;

export function feedDocument(text: string, name: keyof typeof storedFeedTypes): SiteDocument {
  return {
    text,
    kind: feedKinds[name],
    contentType: `${storedFeedTypes[name]}; charset=utf-8`,
    cacheControl: feedCache,
  };
}

export function pageDocument(text: string): SiteDocument {
  return { text, kind: "page", contentType: "text/html; charset=utf-8", cacheControl: feedCache };
}

export function notFoundDocument(text: string): SiteDocument {
  return { ...pageDocument(text), cacheControl: notFoundCache };
}

export function styleDocument(text: string): SiteDocument {
  return { text, kind: "style", contentType: "text/css; charset=utf-8", cacheControl: feedCache };
}

export function iconDocument(svg: string): SiteDocument {
  return { text: svg, kind: "icon", contentType: "image/svg+xml", cacheControl: iconCache };
}
