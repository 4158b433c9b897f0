// A CloudFront Function for viewer requests. S3 has no folders: an address that ends in a slash means the page in that folder, and
// the address of a feed's folder without its slash is redirected to the one with it. npm start uses this function, too.
// Only what CloudFront lists may be used here: see compile.ts.
import type { EdgeRequest, EdgeResponse, ViewerRequest } from "./event.ts";

export function handler(event: ViewerRequest): EdgeRequest | EdgeResponse {
  const request = event.request;
  if (/^\/(sections|authors|tags)\/[^/]+$/.test(request.uri)) {
    return {
      statusCode: 301,
      statusDescription: "Moved Permanently",
      headers: {
        location: { value: `${request.uri}/` },
        "cache-control": { value: "public, max-age=86400" },
      },
    };
  }
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
