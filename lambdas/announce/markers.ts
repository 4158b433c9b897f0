// Two kinds of objects in the catalog. A marker says that a document changes and that the WebSub hub must be told of it. The object `hub`
// says how long nothing is sent to the hub after it has failed.
import * as z from "zod/mini";
import { hubKey, unannouncedKey } from "../catalog/keys.ts";
import { storedKind, unchangedSince } from "../catalog/stored-kind.ts";
import { type Condition, ConditionFailed, type ObjectStore } from "../store/object-store.ts";

const markers = storedKind(unannouncedKey, {
  /** The fingerprint of the document that must be announced. Undefined: the document that is now at the path. */
  of: z.optional(z.string()),
  /** Until this time, the call that marked the document tells the hub. Later, a scheduled call does. In milliseconds since 1970. */
  heldUntil: z.int(),
  /** The hub must not be told before this time, in milliseconds since 1970. */
  notBefore: z._default(z.int(), 0),
  /** How many times the hub has refused the document since it was marked. */
  refusals: z._default(z.int(), 0),
  /** How many times the marker was written. The number makes the bytes, and so the ETag, of each write different. */
  count: z._default(z.int(), 0),
});

export type Marker = ReturnType<(typeof markers)["read"]>;

export interface StoredMarker {
  readonly marker: Marker;
  readonly etag: string;
  /** When the marker was written, in milliseconds since 1970. */
  readonly written: number;
}

export async function getMarker(catalog: ObjectStore, path: string): Promise<StoredMarker | undefined> {
  const stored = await catalog.get(unannouncedKey(path));
  return stored && { marker: markers.read(stored.body), etag: stored.etag, written: stored.lastModified };
}

/**
 * @returns the ETag of the new marker
 * @throws ConditionFailed
 */
export async function putMarker(
  catalog: ObjectStore,
  path: string,
  marker: Marker,
  condition: Condition,
): Promise<string> {
  return markers.put(catalog, marker, condition, path);
}

/** Waits for a conditional write. @returns whether its condition was true, so that the write took place */
export async function didHold(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

const hubRests = storedKind(() => hubKey, {
  /** How many times the hub has failed since it last answered without a failure. */
  failures: z.int(),
  /** Nothing is sent to the hub before this time, in milliseconds since 1970. */
  until: z.int(),
});

/** Reads how long nothing may be sent to the hub. Undefined if the hub has never failed. */
export async function getHubRest(catalog: ObjectStore) {
  const stored = await catalog.get(hubKey);
  return stored && { ...hubRests.read(stored.body), etag: stored.etag };
}

/** Writes nothing if another call has changed the object since `before`, because that call has noted the same failure. */
export async function putHubRest(
  catalog: ObjectStore,
  rest: { readonly failures: number; readonly until: number },
  before: { readonly etag: string } | undefined,
): Promise<void> {
  await didHold(hubRests.put(catalog, rest, unchangedSince(before)));
}
