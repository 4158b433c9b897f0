// The site bucket over HTTP, as CloudFront would serve it, with the functions that run there. § refers to RFC 9110.
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import fresh from "fresh";
import type { ObjectStore, StoredObject } from "../../lambdas/store/object-store.ts";
import * as directoryIndex from "../../lib/edge/directory-index.ts";
import type { EdgeHeaders, EdgeRequest } from "../../lib/edge/event.ts";
import * as feedType from "../../lib/edge/feed-type.ts";
import { type ContentEncoding, chooseEncoding, encode, isCompressible } from "./content-encoding.ts";
import { errorPage } from "./error-page.ts";

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array;
}

const feedTypes = /^application\/(rss\+xml|atom\+xml|feed\+json)\b/i;

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
  const asked = directoryIndex.handler({ request: readRequest(request) });
  if ("statusCode" in asked) {
    return { status: asked.statusCode, headers: { ...plainHeaders(asked.headers), "content-length": 0 } };
  }
  const key = readKey(asked);
  if (key === undefined) return errorAnswer(400);
  const object = await site.get(key);
  if (object) return objectAnswer(request, { ...object, contentType: servedType(asked, object) });
  const page = await site.get("404.html");
  return page ? notFoundAnswer(request, page) : errorAnswer(404);
}

/** The request as CloudFront shows it to a function, as far as our functions look at it. */
function readRequest({ url = "", method = "", headers }: IncomingMessage): EdgeRequest {
  const [uri = ""] = url.replace(/^https?:\/\/[^/?#]*/i, "").split(/[?#]/, 1);
  const values = Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]);
  return { method, uri: uri || "/", headers: Object.fromEntries(values) };
}

/** Undefined for a malformed path. */
function readKey({ uri }: EdgeRequest): string | undefined {
  try {
    const key = decodeURIComponent(uri.replace(/^\//, ""));
    return key.includes("\0") ? undefined : key;
  } catch {
    return undefined; // URIError is all that it throws
  }
}

/** Feeds are stored under types that CloudFront compresses, and get their own on the way out. */
function servedType(request: EdgeRequest, { contentType }: StoredObject): string {
  const response = { statusCode: 200, headers: { "content-type": { value: contentType } } };
  return feedType.handler({ request, response }).headers["content-type"]?.value ?? contentType;
}

function plainHeaders(headers: EdgeHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, header?.value]));
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
  return contentAnswer(200, headers, object, encoding);
}

/** Without validators: they are those of the page, not of what was asked for. */
function notFoundAnswer(request: IncomingMessage, page: StoredObject): Promise<Answer> {
  return contentAnswer(404, headersOf(page), page, encodingFor(request, page));
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
    ...(feedTypes.test(contentType) && { "access-control-allow-origin": "*" }),
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
