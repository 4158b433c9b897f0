// The site bucket over HTTP, as CloudFront would serve it. RFC 9110 is HTTP's own document.
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import fresh from "fresh";
import type { ObjectStore, StoredObject } from "../../lambdas/store/object-store.ts";
import { type ContentEncoding, chooseEncoding, encode, isCompressible } from "./content-encoding.ts";
import { errorPage } from "./error-page.ts";

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array;
}

const feedType = /^application\/(rss\+xml|atom\+xml|feed\+json)\b/i;

/** The page of a feed, without the slash that its address ends in. */
const feedPage = /^(?:sections|authors|tags)\/[^/]+$/;

/** Answers every request; a fault of the store gets a 500 and is handed to `onFault`. */
export function siteHandler(
  site: ObjectStore,
  onFault: (path: string, fault: unknown) => void,
): RequestListener {
  return async (request, response) => {
    try {
      send(response, await answer(request, site));
    } catch (fault) {
      onFault(request.url ?? "", fault);
      send(response, errorAnswer(500));
    }
  };
}

async function answer(request: IncomingMessage, site: ObjectStore): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return errorAnswer(405, { allow: "GET, HEAD" });
  const key = readKey(request.url ?? "");
  if (key === undefined) return errorAnswer(400);
  if (feedPage.test(key))
    return { status: 301, headers: { location: `/${encodeURI(key)}/`, "content-length": 0 } };
  const object = await site.get(key);
  if (object) return objectAnswer(request, { ...object, contentType: ownType(key, object) });
  const page = await site.get("404.html");
  return page ? notFoundAnswer(request, page) : errorAnswer(404);
}

/** The key that a request's target names; undefined for a malformed one. */
function readKey(target: string): string | undefined {
  const [path = ""] = target.replace(/^https?:\/\/[^/?#]*/i, "").split(/[?#]/, 1);
  try {
    const key = decodeURIComponent(path.replace(/^\//, ""));
    if (key.includes("\0")) return undefined;
    return key === "" || key.endsWith("/") ? `${key}index.html` : key;
  } catch {
    return undefined; // URIError is all that it throws
  }
}

async function objectAnswer(request: IncomingMessage, object: StoredObject): Promise<Answer> {
  const encoding = encodingFor(request, object);
  const headers = {
    ...headersOf(object),
    // Weak once compressed: the bytes are no longer those that the ETag was made of (§8.8.3.3).
    etag: encoding === "identity" ? object.etag : `W/${object.etag}`,
    "last-modified": new Date(object.lastModified).toUTCString(),
  };
  if (isFresh(request, headers)) return { status: 304, headers };
  return contentAnswer(200, headers, { ...object, contentType: typeFor(request, object) }, encoding);
}

/** Without validators: they are those of the page, not of what was asked for. */
function notFoundAnswer(request: IncomingMessage, page: StoredObject): Promise<Answer> {
  return contentAnswer(404, headersOf(page), page, encodingFor(request, page));
}

/** Feeds are stored under types that CloudFront compresses, and get their own on the way out, as by lib/edge/feed-type.js. */
const feedTypes: Readonly<Record<string, string>> = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
  "feeds.opml": "text/x-opml; charset=utf-8",
};

/** Where feeds are: an article may be called so, too. */
const feedPath = /^(?:(?:sections|authors|tags)\/[^/]+\/)?([^/]+)$/;

function ownType(key: string, { contentType }: StoredObject): string {
  const [, name = ""] = feedPath.exec(key) ?? [];
  return Object.hasOwn(feedTypes, name) ? (feedTypes[name] ?? contentType) : contentType;
}

/**
 * A browser that opens a feed as a page gets it as plain XML: only then does it mind the style sheet. Programs, scripts
 * among them, get the feed's own type. (https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header)
 */
function typeFor({ headers }: IncomingMessage, { contentType }: StoredObject): string {
  if (headers["sec-fetch-dest"] !== "document") return contentType;
  return contentType.replace(/^application\/(rss|atom)\+xml/, "application/xml");
}

function encodingFor(request: IncomingMessage, { contentType, size }: StoredObject): ContentEncoding {
  if (!isCompressible(contentType, size)) return "identity";
  return chooseEncoding(request.headers["accept-encoding"]?.toString());
}

/** What a 200 and a 304 share (§15.4.5). */
function headersOf({ cacheControl, contentType, size }: StoredObject): OutgoingHttpHeaders {
  return {
    "cache-control": cacheControl ?? "public, max-age=60",
    ...(isCompressible(contentType, size) && { vary: "Accept-Encoding" }),
    ...(feedType.test(contentType) && { "access-control-allow-origin": "*" }),
    "x-content-type-options": "nosniff",
  };
}

async function contentAnswer(
  status: number,
  headers: OutgoingHttpHeaders,
  { body, contentType }: StoredObject,
  encoding: ContentEncoding,
): Promise<Answer> {
  const encoded = await encode(body, encoding);
  return {
    status,
    headers: {
      ...headers,
      "content-type": contentType,
      "content-length": encoded.byteLength,
      ...(encoding !== "identity" && { "content-encoding": encoding }),
    },
    body: encoded,
  };
}

/**
 * If-None-Match goes before If-Modified-Since (§13.2.2). Only these two are handed to `fresh`: at a request's
 * `Cache-Control: no-cache`, which some readers always send, it would never find anything fresh.
 */
function isFresh({ headers }: IncomingMessage, answered: { etag: string; "last-modified": string }): boolean {
  const conditions = {
    "if-none-match": headers["if-none-match"],
    "if-modified-since": headers["if-modified-since"],
  };
  return fresh(conditions, answered);
}

function errorAnswer(status: 400 | 404 | 405 | 500, headers: OutgoingHttpHeaders = {}): Answer {
  const body = new TextEncoder().encode(errorPage(status));
  return {
    status,
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-length": body.byteLength,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
    body,
  };
}

/** Node itself leaves the body of an answer to HEAD away. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers);
  response.end(body);
}
