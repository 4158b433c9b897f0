// A shared cache between the site and the hub, like a CDN. It keeps each answer for `s-maxage` or `max-age`, and longer if the answer
// allows stale-while-revalidate (RFC 9111, RFC 5861). The test passes the current time.
import { createServer, type RequestListener, type Server } from "node:http";
import { httpRequest } from "../local/http-request.ts";

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  /** The answer may be served until this time, in milliseconds since 1970. */
  readonly until: number;
}

/** The proxy. The request line must have the whole URL, as is usual for a proxy. */
export function cachingProxy(now: () => number): Server {
  const kept = new Map<string, Kept>();
  const ask = async (url: string): Promise<Kept> => {
    const known = kept.get(url);
    if (known && known.until > now()) return known;
    const { status = 502, headers, body } = await httpRequest(url);
    const control = String(headers["cache-control"]);
    const seconds = (name: string) => Number(new RegExp(`(?:^|[ ,])${name}=(\\d+)`).exec(control)?.[1]) || 0;
    const lifetime = (seconds("s-maxage") || seconds("max-age")) + seconds("stale-while-revalidate");
    const fetched = { status, headers, body, until: now() + lifetime * 1000 };
    kept.set(url, fetched);
    return fetched;
  };
  const answer: RequestListener = async ({ url = "" }, response) => {
    const { status, headers, body } = await ask(url);
    response.writeHead(status, headers).end(body);
  };
  return createServer(answer);
}
