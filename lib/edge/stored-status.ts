// A function for CloudFront's viewer responses, which `npm start` uses, too. S3 answers 200 for every object. So if a page is gone or has
// moved, the publisher stores the right status in the object's metadata, and this function sets it.
// Only the syntax that CloudFront lists may be used here: see compile.ts.
import type { EdgeResponse, ViewerResponse } from "./event.ts";

const statusHeader = "x-amz-meta-status";
const locationHeader = "x-amz-meta-location";

/** Sets the stored status. A 304 stays, because the browser already has the page with its status. */
export function setStoredStatus(event: ViewerResponse): EdgeResponse {
  const response = event.response;
  const status = response.headers[statusHeader];
  const location = response.headers[locationHeader];
  delete response.headers[statusHeader];
  delete response.headers[locationHeader];
  if (status === undefined || response.statusCode >= 300) return response;
  response.statusCode = Number(status.value);
  response.statusDescription = location === undefined ? "Gone" : "Moved Permanently";
  if (location !== undefined) response.headers.location = { value: location.value };
  return response;
}
