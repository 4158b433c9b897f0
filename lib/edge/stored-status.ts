// A function for CloudFront's viewer responses. S3 answers 200 for every object and sends no `Link` header. So Khulasa stores two things
// in the metadata of an object: the status of a page that was removed (410) or has moved (301), and the `Link` header of a feed. This
// function puts them into the response. `npm start` uses the function, too. Only the syntax that CloudFront lists may be used here: see
// compile.ts.
import type { EdgeResponse, ViewerResponse } from "./event.ts";

const statusHeader = "x-amz-meta-status";
const locationHeader = "x-amz-meta-location";
const linkHeader = "x-amz-meta-link";
/** A constant, because a test rejects `.link` here: it is also a method of strings, which CloudFront does not list. */
const servedLinkHeader = "link";

/** Sets the stored status and headers. The status 304 is not changed, because the browser already has the page and its status. */
export function setStoredStatus(event: ViewerResponse): EdgeResponse {
  const response = event.response;
  const status = response.headers[statusHeader];
  const location = response.headers[locationHeader];
  const link = response.headers[linkHeader];
  delete response.headers[statusHeader];
  delete response.headers[locationHeader];
  delete response.headers[linkHeader];
  if (link !== undefined) response.headers[servedLinkHeader] = { value: link.value };
  if (status === undefined || response.statusCode >= 300) return response;
  response.statusCode = Number(status.value);
  response.statusDescription = location === undefined ? "Gone" : "Moved Permanently";
  if (location !== undefined) response.headers.location = { value: location.value };
  return response;
}
