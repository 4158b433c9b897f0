// The values of Cache-Control with which documents are stored. The CDN, browsers and feed readers obey them.

/**
 * For every document that changes with an article. When the minute is over, the CDN may serve the old version for up to five minutes while
 * it fetches the new one.
 */
export const feedCache = "public, max-age=60, stale-while-revalidate=300";

/** How long a shared cache keeps a feed that a hub announces, in seconds. The hub is told after this time. */
export const announcedSeconds = 5;

/**
 * For feeds that a hub announces. There is no stale-while-revalidate, because the hub must not get the old version from the CDN. Feed
 * readers do not request the feed more often than without a hub.
 */
export const announcedCache = `public, max-age=60, s-maxage=${announcedSeconds}`;

/** The icon changes only with the newspaper's name. */
export const iconCache = "public, max-age=86400";

/** Seconds for which "not found" is cached. The address may get a document at any time, so CloudFront and browsers soon ask again. */
export const notFoundSeconds = 10;

export const notFoundCache = `public, max-age=${notFoundSeconds}`;

/** For documents whose bytes never change under their path. */
export const foreverCache = "public, max-age=31536000, immutable";
