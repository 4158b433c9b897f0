// A CloudFront Function (viewer response, runtime 2.0). The types of Atom and JSON Feed are not among those that CloudFront
// compresses, so feeds are stored under types that are, and get their own on the way out. A browser that opens a feed as a
// page gets it as plain XML: only then does it mind the style sheet. Errors, which are pages, do not come here.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const { request, response } = event;
  const types = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
  };
  const type = types[request.uri.split("/").pop()];
  const destination = request.headers["sec-fetch-dest"];
  const isPage = destination && destination.value === "document" && request.uri.endsWith(".xml");
  if (type)
    response.headers["content-type"] = { value: `${isPage ? "application/xml" : type}; charset=utf-8` };
  return response;
}
