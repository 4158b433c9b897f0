// The parts of CloudFront's events that our functions read.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html

/** Headers by their lower-case names. If a header has several values, `value` is the first. */
export interface EdgeHeaders {
  [name: string]: { value: string } | undefined;
}

export interface EdgeRequest {
  readonly method: string;
  /** The path as the viewer sent it: percent-encoded, without the query string. */
  uri: string;
  readonly headers: EdgeHeaders;
}

export interface EdgeResponse {
  statusCode: number;
  statusDescription?: string;
  readonly headers: EdgeHeaders;
}

export interface ViewerRequest {
  readonly request: EdgeRequest;
}

export interface ViewerResponse {
  readonly request: EdgeRequest;
  readonly response: EdgeResponse;
}
