// The markers of documents that changed and that the hub is still to be told of, and how long the hub is left alone.
import * as z from "zod/mini";
import { putText, unchangedSince } from "../catalog/catalog.ts";
import { hubKey, unannouncedKey } from "../catalog/keys.ts";
import { storedKind } from "../catalog/registers.ts";
import { type Condition, ConditionFailed, type ObjectStore } from "../store/object-store.ts";

const markers = storedKind({
  /** The fingerprint of the document that is to be announced. Absent: of the document as it is. */
  of: z.optional(z.string()),
  /** Until then a live call answers for the announcement, ms since the epoch. */
  heldUntil: z.int(),
  /** The hub is not told before, ms since the epoch. */
  notBefore: z._default(z.int(), 0),
  /** How often the hub refused it. */
  refusals: z._default(z.int(), 0),
  /** Grows with each write, so that no marker has the bytes, and with them the ETag, of an earlier one. */
  count: z._default(z.int(), 0),
});

export type Marker = ReturnType<(typeof markers)["read"]>;

export interface StoredMarker {
  readonly marker: Marker;
  readonly etag: string;
  /** When it was written, ms since the epoch. */
  readonly written: number;
}

export async function getMarker(catalog: ObjectStore, path: string): Promise<StoredMarker | undefined> {
  const stored = await catalog.get(unannouncedKey(path));
  return stored && { marker: markers.read(stored.body), etag: stored.etag, written: stored.lastModified };
}

/**
 * @returns the ETag
 * @throws ConditionFailed
 */
export async function putMarker(
  catalog: ObjectStore,
  path: string,
  marker: Marker,
  condition: Condition,
): Promise<string> {
  const text = markers.write({ ...marker, count: marker.count + 1 });
  return putText(catalog, unannouncedKey(path), text, condition);
}

/** @returns whether the condition held */
export async function didHold(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

const hubRests = storedKind({
  /** Failures since the hub last answered. */
  failures: z.int(),
  /** Until then the hub is left alone, ms since the epoch. */
  until: z.int(),
});

/** How long the hub is left alone; undefined if it answered the last time. */
export async function getHubRest(catalog: ObjectStore) {
  const stored = await catalog.get(hubKey);
  return stored && { ...hubRests.read(stored.body), etag: stored.etag };
}

/** Another worker may have noted the same failure: then nothing is written. */
export async function putHubRest(
  catalog: ObjectStore,
  rest: { readonly failures: number; readonly until: number },
  before: { readonly etag: string } | undefined,
): Promise<void> {
  const text = hubRests.write({ schema: 1, ...rest });
  await didHold(putText(catalog, hubKey, text, unchangedSince(before)));
}
