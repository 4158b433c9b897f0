// The headers that every response has in addition to those of the document. The stack's policy (lib/cdn/shared-edge.ts) and the local
// server set them.
import { sitePaths, urlOf } from "../publication/addresses.ts";

/** Scripts of every site may read the feeds, and the headers that they need for a conditional request. */
export const cors = {
  methods: ["GET", "HEAD", "OPTIONS"],
  exposedHeaders: ["ETag", "Last-Modified"],
} as const;

export const referrerPolicy = "strict-origin-when-cross-origin";

/**
 * Allows the site's style sheets and fonts, the script of its search page, and pictures, audio and video from any HTTPS server, because
 * newspapers keep them elsewhere. Everything else is forbidden. Scripts are removed from articles before publication; this is the second protection.
 *
 * @param siteUrl the site's own address, if it is known before the deployment
 */
export function contentSecurityPolicy(siteUrl: string | undefined): string {
  // Pages link the site's files by the newspaper's address, also if CloudFront's own domain serves the page.
  const own = siteUrl === undefined ? "'self'" : `'self' ${new URL(siteUrl).origin}`;
  const script = siteUrl === undefined ? "'self'" : urlOf(new URL(siteUrl).origin, sitePaths.searchScript);
  return [
    "default-src 'none'",
    `style-src ${own}`,
    `font-src ${own}`,
    `script-src ${script}`,
    `connect-src ${own}`, // for the search, and for tools that request robots.txt in the name of the page
    `img-src ${own} https:`, // npm start serves its own pictures over HTTP
    "media-src https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The headers and their values, for the local server. Strict-Transport-Security is only in the stack: it means nothing over HTTP (RFC 6797,
 * 7.2).
 */
export function responseHeaders(siteUrl: string): Readonly<Record<string, string>> {
  return {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": cors.exposedHeaders.join(", "),
    "content-security-policy": contentSecurityPolicy(siteUrl),
    "referrer-policy": referrerPolicy,
    "x-content-type-options": "nosniff",
  };
}
