// Events of CloudFront, and the answers that our functions must give: for `npm test` in Node.js, and for `npm run judge` in njs.
import type { EdgeFunction } from "../../../lib/edge/compile.ts";

/** The event and the answer are JSON, because the engines only take and return JSON. */
export interface EdgeEvent {
  readonly name: EdgeFunction;
  readonly about: string;
  readonly event: object;
  readonly expected: object;
}

const longPath = `/${"a".repeat(8000)}`;
const longArabicPath = `/sections/${"%D8%B9%D9%85".repeat(600)}`;
const browser = {
  host: { value: "khulasa.example" },
  "accept-language": { value: "ar", multiValue: [{ value: "ar" }, { value: "en" }] },
};
const query = {
  utm_source: { value: "x", multiValue: [{ value: "x" }, { value: "" }] },
  "%D8%B9": { value: "%" },
};

/** Requests for which the function returns the path that S3 is asked for. */
const objects: readonly (readonly [about: string, uri: string, object: string])[] = [
  ["the front page", "/", "/index.html"],
  ["a feed's page", "/sections/oman/", "/sections/oman/index.html"],
  [
    "an Arabic feed's page",
    "/sections/%D8%B9%D9%85%D8%A7%D9%86/",
    "/sections/%D8%B9%D9%85%D8%A7%D9%86/index.html",
  ],
  ["Arabic that is not encoded", "/sections/عُمان/", "/sections/عُمان/index.html"],
  ["lower-case encoding", "/authors/%d8%a8/", "/authors/%d8%a8/index.html"],
  ["a feed", "/rss.xml", "/rss.xml"],
  ["a section's feed", "/sections/oman/atom.xml", "/sections/oman/atom.xml"],
  ["an article", "/articles/1187246", "/articles/1187246"],
  ["an article with an Arabic id", "/articles/%D8%AE%D8%A8%D8%B1", "/articles/%D8%AE%D8%A8%D8%B1"],
  ["a page by its whole name", "/sections/oman/index.html", "/sections/oman/index.html"],
  ["a picture", "/media/1187246/2.jpg", "/media/1187246/2.jpg"],
  ["nothing at all", "", ""],
  ["a path of a whole server", "*", "*"],
  ["the folder of all sections", "/sections", "/sections"],
  ["the folder of all sections with a slash", "/sections/", "/sections/index.html"],
  ["two slashes at the start", "//sections/oman", "//sections/oman"],
  ["two slashes at the end", "/sections/oman//", "/sections/oman//index.html"],
  ["an encoded slash in a page's name", "/articles/a%2Fb", "/articles/a%2Fb"],
  ["capital letters", "/Sections/oman", "/Sections/oman"],
  ["another folder of this name", "/articles/sections/oman", "/articles/sections/oman"],
  ["broken percent-encoding", "/articles/%", "/articles/%"],
  ["broken percent-encoding with a slash", "/sections/%ZZ/", "/sections/%ZZ/index.html"],
  ["percent-encoding that is not UTF-8", "/tags/%C3/", "/tags/%C3/index.html"],
  ["a null character", "/rss.xml%00", "/rss.xml%00"],
  ["a line break", "/articles/a%0D%0Ab", "/articles/a%0D%0Ab"],
  ["a step up", "/../rss.xml", "/../rss.xml"],
  ["a name of an object's member", "/constructor", "/constructor"],
  ["a very long path", longPath, longPath],
  ["a very long path with a slash", `${longPath}/`, `${longPath}/index.html`],
];

/** The header `Link` of a feed whose changes a hub announces. */
const links = '<https://news.example/rss.xml>; rel="self", <https://hub.example/>; rel="hub"';

/** Requests that the function redirects, each with the path on the same site to which it redirects. */
const redirects: readonly (readonly [about: string, uri: string, location: string])[] = [
  ["a section", "/sections/oman", "/sections/oman/"],
  ["an archive", "/archive/20171207T195959", "/archive/20171207T195959/"],
  [
    "a section's archive",
    "/sections/oman/archive/20171207T195959",
    "/sections/oman/archive/20171207T195959/",
  ],
  ["an author in Arabic", "/authors/%D8%A8%D8%B3%D8%A7%D9%85", "/authors/%D8%A8%D8%B3%D8%A7%D9%85/"],
  ["Arabic that is not encoded", "/tags/عُمان", "/tags/عُمان/"],
  ["a tag", "/tags/world", "/tags/world/"],
  ["broken percent-encoding", "/tags/%", "/tags/%/"],
  ["an encoded slash", "/tags/a%2Fb", "/tags/a%2Fb/"],
  ["an encoded line break, which stays encoded", "/tags/a%0D%0Ab", "/tags/a%0D%0Ab/"],
  [
    "an address of another site as a name",
    "/tags/https:%2F%2Fother.example",
    "/tags/https:%2F%2Fother.example/",
  ],
  ["a name of an object's member", "/sections/__proto__", "/sections/__proto__/"],
  ["a very long path", longArabicPath, `${longArabicPath}/`],
];

function request(uri: string, changes: object = {}): object {
  return { method: "GET", uri, querystring: {}, headers: browser, cookies: {}, ...changes };
}

/** A redirect that the function returns is sent without a request to S3. Otherwise it returns the changed request. */
function moved(location: string): object {
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: location }, "cache-control": { value: "public, max-age=86400" } },
  };
}

function atRequest(about: string, sent: object, expected: object): EdgeEvent {
  const event = {
    version: "1.0",
    context: { eventType: "viewer-request" },
    viewer: { ip: "2001:db8::1" },
    request: sent,
  };
  return { name: "directory-index", about, event, expected };
}

const requests: readonly EdgeEvent[] = [
  ...objects.map(([about, uri, object]) => atRequest(about, request(uri), request(object))),
  ...redirects.map(([about, uri, location]) =>
    atRequest(`redirected: ${about}`, request(uri), moved(location)),
  ),
  atRequest("a query", request("/", { querystring: query }), request("/index.html", { querystring: query })),
  atRequest(
    "a query at a redirect",
    request("/sections/oman", { querystring: query }),
    moved("/sections/oman/"),
  ),
  atRequest("HEAD", request("/", { method: "HEAD" }), request("/index.html", { method: "HEAD" })),
  atRequest("HEAD at a redirect", request("/tags/world", { method: "HEAD" }), moved("/tags/world/")),
  atRequest(
    "OPTIONS",
    request("/rss.xml", { method: "OPTIONS" }),
    request("/rss.xml", { method: "OPTIONS" }),
  ),
  atRequest("no header", request("/", { headers: {} }), request("/index.html", { headers: {} })),
];

const document = { "sec-fetch-dest": { value: "document" } };
const utf8 = "; charset=utf-8";

/** The `Content-Type` that readers get for a document; none if the function leaves it as it is. */
const types: readonly (readonly [about: string, uri: string, headers: object, type?: string])[] = [
  ["RSS", "/rss.xml", {}, `application/rss+xml${utf8}`],
  ["Atom", "/atom.xml", {}, `application/atom+xml${utf8}`],
  ["JSON Feed", "/feed.json", {}, `application/feed+json${utf8}`],
  ["OPML", "/feeds.opml", {}, `text/x-opml${utf8}`],
  ["a section's RSS", "/sections/oman/rss.xml", {}, `application/rss+xml${utf8}`],
  ["an archive's Atom", "/archive/20171207T195959/atom.xml", {}, `application/atom+xml${utf8}`],
  [
    "a section's archive as a page",
    "/sections/oman/archive/20171207T195959/atom.xml",
    document,
    `application/xml${utf8}`,
  ],
  [
    "an author's Atom in Arabic",
    "/authors/%D8%A8%D8%B3%D8%A7%D9%85/atom.xml",
    {},
    `application/atom+xml${utf8}`,
  ],
  ["Arabic that is not encoded", "/tags/عُمان/feed.json", {}, `application/feed+json${utf8}`],
  ["broken percent-encoding", "/tags/%ZZ/rss.xml", {}, `application/rss+xml${utf8}`],
  ["a very long path", `${longArabicPath}/rss.xml`, {}, `application/rss+xml${utf8}`],
  ["RSS as a page", "/rss.xml", document, `application/xml${utf8}`],
  ["Atom as a page", "/sections/oman/atom.xml", document, `application/xml${utf8}`],
  ["JSON Feed as a page", "/feed.json", document, `application/feed+json${utf8}`],
  ["OPML as a page", "/feeds.opml", document, `text/x-opml${utf8}`],
  ["RSS for a script", "/rss.xml", { "sec-fetch-dest": { value: "empty" } }, `application/rss+xml${utf8}`],
  ["an empty header", "/rss.xml", { "sec-fetch-dest": { value: "" } }, `application/rss+xml${utf8}`],
  [
    "a header with several values",
    "/rss.xml",
    { "sec-fetch-dest": { value: "document", multiValue: [{ value: "document" }, { value: "empty" }] } },
    `application/xml${utf8}`,
  ],
  ["the front page", "/index.html", document],
  ["an article of this name", "/articles/rss.xml", {}],
  ["an article with such a name", "/articles/rss.xml.notes", {}],
  ["an archive too deep", "/archive/20171207T195959/1/rss.xml", {}],
  ["a folder too deep", "/sections/oman/2026/rss.xml", {}],
  ["an encoded slash", "/sections%2Foman%2Frss.xml", {}],
  ["an encoded dot", "/rss%2Exml", {}],
  ["capital letters", "/RSS.XML", {}],
  ["a slash at the end", "/rss.xml/", {}],
  ["two slashes at the start", "//rss.xml", {}],
  ["a name of an object's member", "/constructor", {}],
  ["a name of an object's member in a folder", "/sections/oman/toString", {}],
  ["nothing at all", "", {}],
  ["a very long path that is no feed", longPath, {}],
];

const stored = {
  "content-type": { value: "text/plain" },
  vary: { value: "a", multiValue: [{ value: "a" }, { value: "b" }] },
};

function response(headers: object, statusCode = 200): object {
  return { statusCode, statusDescription: "OK", headers, cookies: {} };
}

function atResponse(about: string, sent: object, received: object, expected: object): EdgeEvent {
  const event = {
    version: "1.0",
    context: { eventType: "viewer-response" },
    request: sent,
    response: received,
  };
  return { name: "viewer-response", about, event, expected };
}

const newAddress = "https://khulasa.example/articles/%D8%AE%D8%A8%D8%B1";
const rssType = { "content-type": { value: `application/rss+xml${utf8}` } };

export const edgeEvents: readonly EdgeEvent[] = [
  ...requests,
  ...types.map(([about, uri, headers, type]) => {
    const expected = response(type === undefined ? stored : { ...stored, "content-type": { value: type } });
    return atResponse(
      about,
      request(uri, { headers: { ...browser, ...headers } }),
      response(stored),
      expected,
    );
  }),
  atResponse("no header at all", request("/rss.xml", { headers: {} }), response({}), response(rssType)),
  atResponse(
    "a query",
    request("/rss.xml", { querystring: query }),
    response(stored),
    response({ ...stored, ...rssType }),
  ),
  atResponse(
    "HEAD",
    request("/rss.xml", { method: "HEAD" }),
    response(stored),
    response({ ...stored, ...rssType }),
  ),
  atResponse(
    "a page that is gone",
    request("/articles/1"),
    response({ ...stored, "x-amz-meta-status": { value: "410" } }),
    { ...response(stored, 410), statusDescription: "Gone" },
  ),
  atResponse(
    "a part of a page that is gone",
    request("/articles/1", { headers: { range: { value: "bytes=0-9" } } }),
    response({ ...stored, "x-amz-meta-status": { value: "410" } }, 206),
    { ...response(stored, 410), statusDescription: "Gone" },
  ),
  atResponse(
    "a page that has moved",
    request("/articles/%D9%86%D8%B3%D8%AE%D8%A9"),
    response({
      ...stored,
      "x-amz-meta-status": { value: "301" },
      "x-amz-meta-location": { value: newAddress },
    }),
    {
      ...response({ ...stored, location: { value: newAddress } }, 301),
      statusDescription: "Moved Permanently",
    },
  ),
  atResponse(
    "a feed that a hub announces",
    request("/rss.xml"),
    response({ ...rssType, "x-amz-meta-link": { value: links } }),
    response({ ...rssType, link: { value: links } }),
  ),
  atResponse(
    "not modified since it was gone",
    request("/articles/1"),
    response({ "x-amz-meta-status": { value: "410" } }, 304),
    response({}, 304),
  ),
  atResponse("not modified", request("/rss.xml"), response({}, 304), response(rssType, 304)),
];
