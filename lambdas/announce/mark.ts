// Marks a document before it is written: an object in the catalog, the marker, says that the hub must be told of the change. So the
// change is announced even if this call dies after the write. See announce.ts.
import { unchangedSince } from "../catalog/stored-kind.ts";
import type { CallContext } from "../protocol/context.ts";
import { ConditionFailed } from "../store/object-store.ts";
import { didHold, getMarker, type Marker, putMarker } from "./markers.ts";

/**
 * How long the call that marks a document is responsible for telling the hub, in milliseconds. No call runs longer than this. Calls that
 * change the document in that time leave the announcement to the first call.
 */
export const holdTime = 60_000;

export interface AnnouncedWrite {
  readonly path: string;
  readonly fingerprint: string;
  readonly write: () => Promise<void>;
}

/**
 * Marks a document, then writes it. Without a hub, only writes it.
 *
 * @throws ConditionFailed, StoreFault
 */
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
    // Another call has written the document first, and the marker above has replaced that call's marker. So the marker must name the
    // other call's document.
    if (error instanceof ConditionFailed) {
      const of = (await site.head(path))?.fingerprint;
      const mended = { ...marker, of, count: marker.count + 1 };
      await didHold(putMarker(catalog, path, mended, { ifMatch: etag }));
    }
    throw error;
  }
}
