// A function for CloudFront's viewer responses. CloudFront does not compress the content types of Atom, JSON Feed and OPML, so these
// documents are stored with a type that it compresses, and this function sets their real type. A browser that opens a feed as a page gets
// the type of plain XML, because only then it applies the style sheet. CloudFront does not call this function for errors.
// `npm start` uses this function, too. Only the syntax that CloudFront lists may be used here: see compile.ts.
import type { ServedType } from "../../lambdas/documents/served-types.ts";
import type { EdgeResponse, ViewerResponse } from "./event.ts";

/**
 * Matches documents in the root, in the folder of a feed and in an archive of a feed. Pages of articles must not match, because the page
 * of an article with the id "rss.xml", `articles/rss.xml`, is HTML.
 */
const documentPath = /^\/(?:(?:sections|authors|tags)\/[^/]+\/)?(?:archive\/[^/]+\/)?([^/]+)$/;

/** @param types the content types of documents by name; compile.ts writes them into the function */
export function setFeedType(event: ViewerResponse, types: readonly ServedType[]): EdgeResponse {
  const response = event.response;
  const path = documentPath.exec(event.request.uri);
  const found = path ? types.find((one) => one.name === path[1]) : undefined;
  if (found === undefined) return response;
  // https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header
  const destination = event.request.headers["sec-fetch-dest"];
  const isPage = destination !== undefined && destination.value === "document";
  response.headers["content-type"] = { value: isPage ? found.browserType : found.type };
  return response;
}
