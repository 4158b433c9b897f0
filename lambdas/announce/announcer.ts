// What a process needs to tell the hub of changed documents.
import { hubOf } from "../publication/hub.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/url.ts";
import { tellHub } from "./tell-hub.ts";

/** What became of a ping. */
export type HubAnswer =
  | { readonly kind: "told" }
  /** The hub is down or busy. `retryAfter`: what it asks for, ms. */
  | { readonly kind: "unavailable"; readonly problem: string; readonly retryAfter?: number | undefined }
  /** The hub does not want this document, or not so. */
  | { readonly kind: "refused"; readonly problem: string };

export interface Announcer {
  /** Tells the hub that the document at this address has changed. Never throws. */
  readonly tell: (topic: Address) => Promise<HubAnswer>;
  /** Paths of the documents that this process has to announce: see announce.ts. */
  readonly held: Set<string>;
}

/** Undefined without a hub. */
export function openAnnouncer(publication: Publication, siteUrl: string): Announcer | undefined {
  const hub = hubOf(publication, siteUrl);
  return hub && { tell: (topic) => tellHub(hub, topic), held: new Set() };
}
