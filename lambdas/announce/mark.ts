// Marks a document as not announced before it is written. So a change is announced also if the call dies.
import { unchangedSince } from "../catalog/catalog.ts";
import type { CallContext } from "../protocol/context.ts";
import { ConditionFailed } from "../store/object-store.ts";
import { didHold, getMarker, type Marker, putMarker } from "./markers.ts";

/** For so long the call that marked a document first answers for its announcement, ms: a call lasts a minute at most. */
export const holdTime = 60_000;

export interface AnnouncedWrite {
  readonly path: string;
  readonly fingerprint: string;
  readonly write: () => Promise<void>;
}

/** @throws ConditionFailed, StoreFault */
export async function writeAnnounced(
  { path, fingerprint, write }: AnnouncedWrite,
  context: CallContext,
): Promise<void> {
  const { announcer, catalog, site, now } = context;
  if (!announcer) return write();
  const before = await getMarker(catalog, path);
  const isHeld = before !== undefined && before.marker.heldUntil > now();
  const heldUntil = isHeld ? before.marker.heldUntil : now() + holdTime;
  const fresh: Marker = { schema: 1, heldUntil, notBefore: 0, refusals: 0, count: 0 };
  const marker: Marker = { ...fresh, ...before?.marker, of: fingerprint, heldUntil };
  const etag = await putMarker(catalog, path, marker, unchangedSince(before));
  if (!isHeld) announcer.held.add(path);
  try {
    await write();
  } catch (error) {
    // Another worker was faster, and this marker has replaced its own.
    if (error instanceof ConditionFailed) {
      const of = (await site.head(path))?.fingerprint;
      const mended = { ...marker, of, count: marker.count + 1 };
      await didHold(putMarker(catalog, path, mended, { ifMatch: etag }));
    }
    throw error;
  }
}
