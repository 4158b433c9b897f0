// Decides when the hub may be told of a marked document (see announce.ts), and tells it.
import { unannouncedKey } from "../catalog/keys.ts";
import { announcedSeconds } from "../documents/cache-rules.ts";
import type { CallContext } from "../protocol/context.ts";
import { didHold, getMarker, putMarker, type StoredMarker } from "./markers.ts";
import { backoff, ping, type Round } from "./round.ts";

/** In milliseconds. The clocks of this machine and of S3 may differ by two seconds, and S3 gives times in whole seconds. */
const allowedSkew = 3000;

/** When this time has passed after a change, no shared cache has the old version any more. In milliseconds. */
const cacheTime = announcedSeconds * 1000 + allowedSkew;

/**
 * In milliseconds. If the document still differs from the one that the marker names after this time, the call that marked it has died
 * and will not write it any more.
 */
const lostTime = 70_000;

export interface Unannounced extends StoredMarker {
  readonly path: string;
  /** The hub must not be told before this time, in milliseconds since 1970. */
  readonly readyAt: number;
  /** Whether the document at the path is the one that the marker names. If not, it is not written yet, or its call has died. */
  readonly isWritten: boolean;
  /** Whether there is a document at the path. */
  readonly isThere: boolean;
}

/** Reads the marker of a document and the state of the document. Undefined if it has no marker, so nothing must be announced. */
export async function readUnannounced(
  path: string,
  { catalog, site }: CallContext,
): Promise<Unannounced | undefined> {
  // The marker is read before the document. If the document changes after this, its marker changes too, and the conditional deletion
  // of the marker below fails.
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
 * Tells the hub and deletes the marker. If the hub refuses the document, the marker stays and the document is announced again later.
 *
 * @returns false if another call has marked the document again in the meantime
 */
export async function announce(found: Unannounced, round: Round): Promise<boolean> {
  const { path, marker, etag, isThere } = found;
  const { catalog, now } = round.context;
  const answer = isThere ? await ping(path, round) : "told"; // the document was deleted, so there is nothing to fetch
  if (answer === "told") return didHold(catalog.delete(unannouncedKey(path), { ifMatch: etag }));
  if (answer === "unavailable") return true;
  const refusals = marker.refusals + 1;
  const later = { ...marker, refusals, notBefore: now() + backoff(refusals), heldUntil: 0 };
  return didHold(putMarker(catalog, path, later, { ifMatch: etag }));
}

/**
 * Tells the hub but keeps the marker, for a document that changes again and again. The next call that changes the document becomes
 * responsible for telling the hub again.
 *
 * @returns false if another call has marked the document again in the meantime
 */
export async function announceInBetween(found: Unannounced, round: Round): Promise<boolean> {
  const { path, marker, etag } = found;
  const { catalog, now } = round.context;
  const later = { ...marker, notBefore: now() + announcedSeconds * 1000, heldUntil: 0 };
  if (!(await didHold(putMarker(catalog, path, later, { ifMatch: etag })))) return false;
  await ping(path, round);
  return true;
}
