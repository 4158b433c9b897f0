// A document that is marked: when the hub may be told of it, and telling it.
import { unannouncedKey } from "../catalog/keys.ts";
import { announcedSeconds } from "../documents/cache-rules.ts";
import type { CallContext } from "../protocol/context.ts";
import { didHold, getMarker, putMarker, type StoredMarker } from "./markers.ts";
import { backoff, ping, type Round } from "./round.ts";

/** Clocks may differ by two seconds, and S3 tells times in whole seconds. */
const allowedSkew = 3000;

/** So long after a change, no shared cache has the bytes of before, ms. */
const cacheTime = announcedSeconds * 1000 + allowedSkew;

/** A document that differs from its marker for so long is not going to be written any more, ms: its call has died. */
const lostTime = 70_000;

export interface Unannounced extends StoredMarker {
  readonly path: string;
  /** When the hub may be told, ms since the epoch. */
  readonly readyAt: number;
  /** Whether the document is the one that was marked. */
  readonly isWritten: boolean;
  /** Whether there is a document at the path. */
  readonly isThere: boolean;
}

/** Undefined if the document is announced. */
export async function readUnannounced(
  path: string,
  { catalog, site }: CallContext,
): Promise<Unannounced | undefined> {
  // The marker first: a document that changes after that has changed its marker before, which can't be deleted then.
  const stored = await getMarker(catalog, path);
  if (!stored) return undefined;
  const { marker, written } = stored;
  const live = await site.head(path);
  const isWritten = marker.of === undefined || live?.fingerprint === marker.of;
  const noCache = live ? live.lastModified + cacheTime : 0;
  const readyAt = Math.max(noCache, isWritten ? 0 : written + lostTime, marker.notBefore);
  return { ...stored, path, readyAt, isWritten, isThere: live !== undefined };
}

/**
 * Tells the hub and deletes the marker. A document that the hub refuses is announced again later.
 *
 * @returns false if the document was marked again meanwhile
 */
export async function announce(found: Unannounced, round: Round): Promise<boolean> {
  const { path, marker, etag, isThere } = found;
  const { catalog, now } = round.context;
  const answer = isThere ? await ping(path, round) : "told"; // a feed that is gone has nothing to tell
  if (answer === "told") return didHold(catalog.delete(unannouncedKey(path), { ifMatch: etag }));
  if (answer === "unavailable") return true;
  const refusals = marker.refusals + 1;
  const later = { ...marker, refusals, notBefore: now() + backoff(refusals), heldUntil: 0 };
  return didHold(putMarker(catalog, path, later, { ifMatch: etag }));
}

/**
 * For a document that changes again and again: the hub is told, and the marker stays. The next call that changes the document
 * answers for it.
 *
 * @returns false if the document was marked again meanwhile
 */
export async function announceInBetween(found: Unannounced, round: Round): Promise<boolean> {
  const { path, marker, etag } = found;
  const { catalog, now } = round.context;
  const later = { ...marker, notBefore: now() + announcedSeconds * 1000, heldUntil: 0 };
  if (!(await didHold(putMarker(catalog, path, later, { ifMatch: etag })))) return false;
  await ping(path, round);
  return true;
}
