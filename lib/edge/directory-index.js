// A CloudFront Function (viewer request, runtime 2.0). S3 knows no folders: an address that ends in a slash means the page in it,
// and that of a feed's folder without its slash leads to the one with it.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  if (/^\/(sections|authors|tags)\/[^/]+$/.test(request.uri)) {
    const headers = {
      location: { value: `${request.uri}/` },
      "cache-control": { value: "public, max-age=86400" },
    };
    return { statusCode: 301, statusDescription: "Moved Permanently", headers };
  }
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
