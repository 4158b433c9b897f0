// Reads which articles were withdrawn from a feed lately.
import { instantOf, tombstonePrefix } from "../catalog/keys.ts";
import type { Tombstone } from "../feed/feed-model.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";

const day = 24 * 60 * 60_000;

/** Bytes that a tombstone may take in a feed, with the longest guid. */
const greatestSize = 2000;

/** Tombstones of a feed, the latest first. */
export interface ReadTombstones {
  readonly tombstones: readonly Tombstone[];
  /** Whether tombstones were deleted that their record does not name (any more). */
  readonly swept: boolean;
}

/**
 * The withdrawals of the last `tombstoneDays`, as many as the feed has entries at most. Costs one listing, and one read for each that
 * this process has not read yet.
 */
export async function readTombstones(feed: FeedName, context: CallContext): Promise<ReadTombstones> {
  const { catalog, publication, warmRecords, now } = context;
  const { tombstoneDays, feedLength, feedSize } = publication;
  const limit = Math.min(feedLength, Math.floor(feedSize / greatestSize));
  const earliest = now() - tombstoneDays * day;
  if (tombstoneDays === 0) return { tombstones: [], swept: false };
  const listed = await catalog.list({ prefix: tombstonePrefix(feed), limit });
  const recent = listed.filter(({ key }) => instantOf(key) > earliest);
  const records = await Promise.all(recent.map((entry) => warmRecords.read(entry, catalog)));
  const tombstones: Tombstone[] = [];
  let swept = false;
  for (const [index, { key, etag }] of recent.entries()) {
    const record = records[index];
    if (!record?.indexKeys.includes(key)) {
      await catalog.delete(key, { ifMatch: etag });
      swept = true;
    } else if (record.article === null || record.published > now()) {
      tombstones.push({ guid: record.guid, withdrawn: instantOf(key) });
    }
  }
  return { tombstones, swept };
}
