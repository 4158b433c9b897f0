// The tombstones of a feed: index entries which say that an article was withdrawn from it.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { instantOf, tombstonePrefix } from "../catalog/keys.ts";
import type { Listing } from "../catalog/warm-listings.ts";
import type { Tombstone } from "../feed/feed-model.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";

const day = 24 * 60 * 60_000;

/** How many bytes a tombstone with the longest guid takes in a feed. */
const greatestSize = 2000;

/** The records of index entries, in the order of the entries. */
export type Records = readonly (ArticleRecord | undefined)[];

/** The tombstones of a feed, the latest first. */
export interface BuiltTombstones {
  readonly tombstones: readonly Tombstone[];
  /** Whether tombstones were deleted because their record does not name them, or no longer names them. */
  readonly swept: boolean;
}

/** Lists the latest tombstones, at most as many as a feed has entries. None if the setting `tombstoneDays` is 0. */
export async function listTombstones(
  feed: FeedName,
  { catalog, publication: { tombstoneDays, feedLength, feedSize } }: CallContext,
): Promise<Listing> {
  const limit = tombstoneDays === 0 ? 0 : Math.min(feedLength, Math.floor(feedSize / greatestSize));
  return { listed: limit === 0 ? [] : await catalog.list({ prefix: tombstonePrefix(feed), limit }), limit };
}

/** Leaves out tombstones that are older than `tombstoneDays` days. */
export function latestTombstones(
  { listed }: Listing,
  { publication, now }: CallContext,
): readonly ListedObject[] {
  const earliest = now() - publication.tombstoneDays * day;
  return listed.filter(({ key }) => instantOf(key) > earliest);
}

/** Builds the tombstones of a feed. Deletes those that their record does not name, or no longer names. */
export async function buildTombstones(
  listed: readonly ListedObject[],
  { catalog, now }: CallContext,
  records: Records,
): Promise<BuiltTombstones> {
  const tombstones: Tombstone[] = [];
  let swept = false;
  for (const [index, { key, etag }] of listed.entries()) {
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
