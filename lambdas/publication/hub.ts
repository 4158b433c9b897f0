// The WebSub hub (https://www.w3.org/TR/websub/): a server that tells subscribers when a feed has changed.
import { isPublicHost } from "../text/addresses/public-url.ts";
import { type Address, normaliseUrl } from "../text/addresses/url.ts";
import type { Publication } from "./publication.ts";

/**
 * The hub of the settings, if the hub can reach the site. A site on localhost can only have a hub on localhost, and a site in a private
 * network can have no hub outside that network.
 */
export function hubOf({ hub }: Pick<Publication, "hub">, siteUrl: string): Address | undefined {
  const address = hub === undefined ? undefined : normaliseUrl(hub);
  return address && reachOf(address) <= reachOf(siteUrl) ? address : undefined;
}

/** From where an address can be reached: 0 from this computer, 1 from a private network, 2 from everywhere. */
function reachOf(address: string): 0 | 1 | 2 {
  const { hostname } = new URL(address);
  if (/^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return 0;
  return isPublicHost(hostname) ? 2 : 1;
}
