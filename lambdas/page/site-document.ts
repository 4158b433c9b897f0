// A document of the site, as it is stored and served.
export interface SiteDocument {
  readonly text: string;
  /** With its charset. */
  readonly contentType: string;
  readonly cacheControl: string;
}

/** What changes with every article: seconds old at the most when a reader asks, and fresh behind its back. */
const feedCache = "public, max-age=60, stale-while-revalidate=300";

export function feedDocument(text: string, type: "rss+xml" | "atom+xml" | "feed+json"): SiteDocument {
  return { text, contentType: `application/${type}; charset=utf-8`, cacheControl: feedCache };
}

export function pageDocument(text: string): SiteDocument {
  return { text, contentType: "text/html; charset=utf-8", cacheControl: feedCache };
}

export function opmlDocument(text: string): SiteDocument {
  return { text, contentType: "text/x-opml; charset=utf-8", cacheControl: feedCache };
}

export function styleDocument(text: string): SiteDocument {
  return { text, contentType: "text/css; charset=utf-8", cacheControl: feedCache };
}
