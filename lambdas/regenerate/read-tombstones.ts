// Reads the tombstones of a feed: index entries which say that an article was withdrawn from it.
import { instantOf, tombstonePrefix } from "../catalog/keys.ts";
import type { Tombstone } from "../feed/feed-model.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";

const day = 24 * 60 * 60_000;

/** How many bytes a tombstone with the longest guid takes in a feed. */
const greatestSize = 2000;

/** The tombstones of a feed, the latest first. */
export interface ReadTombstones {
  readonly tombstones: readonly Tombstone[];
  /** Whether tombstones were deleted because their record does not name them, or no longer names them. */
  readonly swept: boolean;
}

/**
 * Reads the tombstones of the last `tombstoneDays` days, at most as many as a feed has entries. Costs one listing, and one read for each
 * record that this process has not read yet.
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
