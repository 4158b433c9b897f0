// Serves the site bucket over HTTP as CloudFront does, and runs the same edge functions. § refers to RFC 9110.
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import fresh from "fresh";
import { documents } from "../../lambdas/documents/documents.ts";
import { responseHeaders } from "../../lambdas/documents/response-headers.ts";
import { servedTypes } from "../../lambdas/documents/served-types.ts";
import type { ObjectStore, StoredObject } from "../../lambdas/store/object-store.ts";
import * as directoryIndex from "../../lib/edge/directory-index.ts";
import type { EdgeHeaders, EdgeRequest, EdgeResponse } from "../../lib/edge/event.ts";
import { setFeedType } from "../../lib/edge/feed-type.ts";
import { setStoredStatus } from "../../lib/edge/stored-status.ts";
import { longestKey } from "../sqlite-keys.ts";
import { type ContentEncoding, chooseEncoding, encode, isCompressible } from "./content-encoding.ts";
import { errorPage } from "./error-page.ts";
import { isOurHost } from "./hosts.ts";

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Uint8Array;
}

export interface SiteHandlerOptions {
  readonly site: ObjectStore;
  /** The address of the site, as feeds and pages name it. */
  readonly siteUrl: string;
  /** Called when the store failed and the request was answered with 500. */
  readonly onFault: (fault: unknown) => void;
}

/** Returns a listener that answers all requests. */
export function siteHandler({ site, siteUrl, onFault }: SiteHandlerOptions): RequestListener {
  const headers = responseHeaders(siteUrl);
  const host = new URL(siteUrl).hostname;
  const answerSafely = async (request: IncomingMessage): Promise<Answer> => {
    if (!isOurHost(request, host)) return errorAnswer(400);
    try {
      return await answer(request, site);
    } catch (fault) {
      onFault(fault);
      return errorAnswer(500);
    }
  };
  return async (request, response) => {
    const { status, headers: own, body } = await answerSafely(request);
    response.writeHead(status, { ...headers, ...own });
    response.end(body); // Node omits the body in responses to HEAD
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
  if (object) return objectAnswer(request, object, edgeResponse(asked, object));
  const page = await site.get(documents.notFoundPage.path);
  return page ? notFoundAnswer(request, page) : errorAnswer(404);
}

/** The request as a CloudFront event, with only the parts that our edge functions read. */
function readRequest({ url = "", method = "", headers }: IncomingMessage): EdgeRequest {
  const [uri = ""] = url.replace(/^https?:\/\/[^/?#]*/i, "").split(/[?#]/, 1);
  const values = Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]);
  return { method, uri: uri || "/", headers: Object.fromEntries(values) };
}

/** The key of the object at a path. Undefined if the path is malformed or longer than a key can be. */
function readKey({ uri }: EdgeRequest): string | undefined {
  try {
    const key = decodeURIComponent(uri.replace(/^\//, ""));
    return key.includes("\0") || Buffer.byteLength(key) > longestKey ? undefined : key;
  } catch {
    return undefined; // decodeURIComponent throws only URIError
  }
}

/** The response after our functions for CloudFront, which set its type, its status, its links and the target of a redirect. */
function edgeResponse(
  request: EdgeRequest,
  { contentType, status, location, link }: StoredObject,
): EdgeResponse {
  const headers: EdgeHeaders = {
    "content-type": { value: contentType },
    ...(status !== undefined && { "x-amz-meta-status": { value: String(status) } }),
    ...(location !== undefined && { "x-amz-meta-location": { value: location } }),
    ...(link !== undefined && { "x-amz-meta-link": { value: link } }),
  };
  const event = { request, response: { statusCode: 200, headers } };
  setFeedType(event, servedTypes);
  return setStoredStatus(event);
}

function plainHeaders(headers: EdgeHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, header?.value]));
}

async function objectAnswer(
  request: IncomingMessage,
  stored: StoredObject,
  { statusCode, headers: { "content-type": type, location, link } }: EdgeResponse,
): Promise<Answer> {
  const object = { ...stored, contentType: type?.value ?? stored.contentType };
  const encoding = encodingFor(request, object);
  const headers = {
    ...headersOf(object),
    // The ETag stands for the uncompressed bytes, so it becomes weak for compressed ones (§8.8.3.3).
    etag: encoding === "identity" ? object.etag : `W/${object.etag}`,
    "last-modified": new Date(object.lastModified).toUTCString(),
    ...(link && { link: link.value }),
  };
  if (isFresh(request, headers)) return { status: 304, headers };
  const moved = location && { location: location.value };
  return contentAnswer(statusCode, { ...headers, ...moved }, object, encoding);
}

/** The 404 page. It is sent without ETag and Last-Modified, because they would describe the page and not the requested address. */
function notFoundAnswer(request: IncomingMessage, page: StoredObject): Promise<Answer> {
  return contentAnswer(404, headersOf(page), page, encodingFor(request, page));
}

function encodingFor(request: IncomingMessage, { contentType, size }: StoredObject): ContentEncoding {
  if (!isCompressible(contentType, size)) return "identity";
  return chooseEncoding(request.headers["accept-encoding"]?.toString());
}

/** The headers that 200 and 304 have in common (§15.4.5). */
function headersOf({ cacheControl, contentType, size }: StoredObject): OutgoingHttpHeaders {
  return {
    "cache-control": cacheControl ?? "public, max-age=60",
    ...(isCompressible(contentType, size) && { vary: "Accept-Encoding" }),
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
 * If-None-Match has priority over If-Modified-Since (§13.2.2). `fresh` gets only these two headers. Some feed readers always send
 * `Cache-Control: no-cache`, and with that header `fresh` would never allow a 304.
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
    },
    body,
  };
}
