// A request whose answer comes as it went over the wire: not decoded, with nothing added to its headers.
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
  const path = url.slice(origin.length); // as it stands: URL would tidy it
  request(origin, { method, headers, path, agent: false }, (response) => {
    const { statusCode: status, headers } = response;
    buffer(response).then((body) => resolve({ status, headers, body }), reject);
  })
    .once("error", reject)
    .end();
  return promise;
}
