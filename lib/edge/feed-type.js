// A CloudFront Function (viewer response, runtime 2.0). The types of Atom, JSON Feed and OPML are not among those that CloudFront
// compresses, so they are stored under types that are, and get their own on the way out. A browser that opens a feed as a
// page gets it as plain XML: only then does it mind the style sheet. Errors, which are pages, do not come here.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const { request, response } = event;
  const types = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "feeds.opml": "text/x-opml",
  };
  // Only where feeds are: an article may be called so, too.
  const feed = /^\/(?:(?:sections|authors|tags)\/[^/]+\/)?(rss\.xml|atom\.xml|feed\.json|feeds\.opml)$/.exec(
    request.uri,
  );
  const destination = request.headers["sec-fetch-dest"];
  const isPage = destination && destination.value === "document" && request.uri.endsWith(".xml");
  if (feed)
    response.headers["content-type"] = {
      value: `${isPage ? "application/xml" : types[feed[1]]}; charset=utf-8`,
    };
  return response;
}
