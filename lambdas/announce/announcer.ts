// What a process needs in order to tell the WebSub hub that documents have changed.
import { hubOf } from "../publication/hub.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { type HubAnswer, tellHub } from "./tell-hub.ts";

export interface Announcer {
  /** Tells the hub that the document at this address has changed. Never throws: failures of the hub are returned. */
  readonly tell: (topic: Address) => Promise<HubAnswer>;
  /** The paths of the documents that this process must announce (see announce.ts). */
  readonly held: Set<string>;
}

/** Returns `undefined` if the newspaper has no hub. */
export function openAnnouncer(publication: Publication, siteUrl: string): Announcer | undefined {
  const hub = hubOf(publication, siteUrl);
  return hub && { tell: (topic) => tellHub(hub, topic), held: new Set() };
}
