// A CloudFront Function for viewer responses. CloudFront does not compress the types of Atom, JSON Feed and OPML, so these documents
// are stored under types that it compresses and get their own here. A browser that opens a feed as a page gets plain XML, because
// only then does it apply the style sheet. CloudFront does not call this function for errors. npm start uses it, too.
// Only what CloudFront lists may be used here: see compile.ts.
import type { EdgeResponse, ViewerResponse } from "./event.ts";

const types: Readonly<Record<string, string>> = {
  "rss.xml": "application/rss+xml",
  "atom.xml": "application/atom+xml",
  "feed.json": "application/feed+json",
  "feeds.opml": "text/x-opml",
};

/** Not under `articles/`: an article may have one of these names, too. */
const feedPath = /^\/(?:(?:sections|authors|tags)\/[^/]+\/)?(rss\.xml|atom\.xml|feed\.json|feeds\.opml)$/;

export function handler(event: ViewerResponse): EdgeResponse {
  const response = event.response;
  const feed = feedPath.exec(event.request.uri);
  const name = feed ? feed[1] : undefined;
  if (name === undefined) return response;
  // https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header
  const destination = event.request.headers["sec-fetch-dest"];
  const isPage = destination !== undefined && destination.value === "document" && name.endsWith(".xml");
  const type = isPage ? "application/xml" : types[name];
  response.headers["content-type"] = { value: `${type}; charset=utf-8` };
  return response;
}
