// A function for CloudFront's viewer responses, which `npm start` uses, too. S3 answers 200 for every object, and sends no `Link` header.
// So the publisher stores the status of a page that is gone or has moved, and the links of a feed that a hub announces, in the object's
// metadata, and this function sets them.
// Only the syntax that CloudFront lists may be used here: see compile.ts.
import type { EdgeResponse, ViewerResponse } from "./event.ts";

const statusHeader = "x-amz-meta-status";
const locationHeader = "x-amz-meta-location";
const linkHeader = "x-amz-meta-link";
/** A constant, because `.link` is also a method of strings, which CloudFront does not list. */
const servedLinkHeader = "link";

/** Sets the stored status. A 304 stays, because the browser already has the page with its status. */
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
