// For CloudFront's viewer responses. S3 answers 200 for every object and has no header Link, so the publisher stores the status of a
// page that is gone or has moved, and the links of a feed that a hub announces, as the object's metadata. npm start uses this
// function, too.
// Only the syntax that CloudFront lists may be used here: see compile.ts.
import type { EdgeResponse, ViewerResponse } from "./event.ts";

const statusHeader = "x-amz-meta-status";
const locationHeader = "x-amz-meta-location";
const linkHeader = "x-amz-meta-link";

/** A 304 keeps its status: the browser has the page with its own. */
export function setStoredStatus(event: ViewerResponse): EdgeResponse {
  const response = event.response;
  const status = response.headers[statusHeader];
  const location = response.headers[locationHeader];
  const link = response.headers[linkHeader];
  delete response.headers[statusHeader];
  delete response.headers[locationHeader];
  delete response.headers[linkHeader];
  if (link !== undefined) response.headers.link = { value: link.value };
  if (status === undefined || response.statusCode >= 300) return response;
  response.statusCode = Number(status.value);
  response.statusDescription = location === undefined ? "Gone" : "Moved Permanently";
  if (location !== undefined) response.headers.location = { value: location.value };
  return response;
}
