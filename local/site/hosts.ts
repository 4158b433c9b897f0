// Decides which requests are meant for this server. An attacker may give the name of another site the address 127.0.0.1. Pages of that site
// could then read this server in a browser (DNS rebinding). So only requests with a known host name are answered.
import type { IncomingMessage } from "node:http";

const localHosts = ["localhost", "127.0.0.1", "[::1]"];

/** A name or address and a port (RFC 9110, 7.2). Any port is accepted, because a tunnel may use a different port from this server. */
const hostHeader = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]+)(?::\d{0,5})?$/i;

/** The authority of a request target in absolute form, which has priority over the header (RFC 9112, 3.2.2). */
const absoluteTarget = /^https?:\/\/([^/?#]*)/i;

/**
 * Whether the request is meant for this server. A request with several Host headers is not.
 *
 * @param host the host of the site's address; names such as `localhost` are accepted as well
 */
export function isOurHost({ rawHeaders, url = "" }: IncomingMessage, host: string): boolean {
  const named = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "host",
  );
  const target = absoluteTarget.exec(url)?.[1];
  const all = target === undefined ? named : [...named, target];
  return named.length === 1 && all.every((name) => isKnown(name, host));
}

function isKnown(name: string, host: string): boolean {
  const known = hostHeader.exec(name)?.[1]?.toLowerCase();
  return known !== undefined && (localHosts.includes(known) || known === host.toLowerCase());
}
