// The WebSub hub (https://www.w3.org/TR/websub/), which tells subscribers that a feed has changed.
import { isPublicHost } from "../text/public-url.ts";
import { type Address, normaliseUrl } from "../text/url.ts";
import type { Publication } from "./publication.ts";

/**
 * The hub of the settings, if it can reach the site: a site on localhost has only a hub on localhost, and one in a private network
 * none outside.
 */
export function hubOf({ hub }: Pick<Publication, "hub">, siteUrl: string): Address | undefined {
  const address = hub === undefined ? undefined : normaliseUrl(hub);
  return address && reachOf(address) <= reachOf(siteUrl) ? address : undefined;
}

/** From how far away an address can be reached: 0 this computer, 1 a private network, 2 everywhere. */
function reachOf(address: string): 0 | 1 | 2 {
  const { hostname } = new URL(address);
  if (/^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return 0;
  return isPublicHost(hostname) ? 2 : 1;
}
