// Sends a request and returns the answer as it was sent: the body is not decompressed, and no headers are added.
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

export interface WireAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function httpRequest(
  url: string,
  { method = "GET", headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<WireAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
  const { origin } = new URL(url);
  const path = url.slice(origin.length); // not `new URL(url).pathname`, which normalises the path
  request(origin, { method, headers, path, agent: false }, (response) => {
    const { statusCode: status, headers } = response;
    buffer(response).then((body) => resolve({ status, headers, body }), reject);
  })
    .once("error", reject)
    .end();
  return promise;
}
