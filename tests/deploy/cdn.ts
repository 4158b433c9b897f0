// Requests documents of the site as readers do, through the emulated CloudFront.
import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import { buffer } from "node:stream/consumers";
import { endpoint } from "./commands.ts";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true });

/**
 * Sends a request to the emulator. The Host header has the name of the CloudFront distribution, which does not exist in DNS.
 *
 * @param url an address of the site
 */
export function fetchFromCdn(
  url: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, path: pathname + search, headers: { ...headers, host } };
    request({ ...options, servername: hostname }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      buffer(response).then((body) => resolve({ status, headers: answered, body }), reject);
    })
      .on("error", reject)
      .end();
  });
}
