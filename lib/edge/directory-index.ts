// A function for CloudFront's viewer requests, which `npm start` uses, too. S3 has no folders. So for an address that ends in a slash,
// the function requests the page in that folder. The address of the folder of a feed or an archive without a slash is redirected to the
// address with a slash.
// Only the syntax that CloudFront lists may be used here: see compile.ts.
import type { EdgeRequest, EdgeResponse, ViewerRequest } from "./event.ts";

export function handler(event: ViewerRequest): EdgeRequest | EdgeResponse {
  const request = event.request;
  if (
    /^\/(?:(?:sections|authors|tags)\/[^/]+|(?:(?:sections|authors|tags)\/[^/]+\/)?archive\/[^/]+)$/.test(
      request.uri,
    )
  ) {
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
