// Reads the entries of a feed: its newest index entries and their records. Deletes index entries that no record names.

import type { ArticleRecord } from "../catalog/article-record.ts";
import { indexFrom, indexPrefix } from "../catalog/keys.ts";
import { duePublished, lookBack } from "../catalog/registers.ts";
import type { FeedListing } from "../catalog/warm-listings.ts";
import { buildEntry, type Entry } from "../feed/entry.ts";
import type { FeedContent } from "../feed/feed-model.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";
import { regenerateArticle } from "./regenerate-article.ts";
import { buildTombstones, latestTombstones, listTombstones, type Records } from "./tombstones-of-feed.ts";

/** Lists the newest index entries of a feed with the next older one, and its tombstones (articles that were withdrawn lately). */
export async function listFeed(feed: FeedName, context: CallContext): Promise<FeedListing> {
  const { catalog, publication, now } = context;
  const limit = publication.feedLength + 1;
  const [listed, tombstones] = await Promise.all([
    catalog.list({ prefix: indexPrefix(feed), startAfter: indexFrom(feed, now()), limit }),
    listTombstones(feed, context),
  ]);
  return { entries: { listed, limit }, tombstones };
}

/**
 * Reads the newest entries of a feed and its tombstones. Deletes index entries and tombstones that their record does not name, or no longer
 * names.
 */
export async function readEntries(
  { entries: { listed }, tombstones }: FeedListing,
  context: CallContext,
): Promise<FeedContent & BuiltEntries> {
  const { catalog, publication, warmRecords } = context;
  const newest = listed.slice(0, publication.feedLength);
  const gone = latestTombstones(tombstones, context);
  const records = await warmRecords.readAll([...newest, ...gone], catalog);
  const { entries, swept } = await buildEntries(newest, context, records.slice(0, newest.length));
  const built = await buildTombstones(gone, context, records.slice(newest.length));
  return { entries, tombstones: built.tombstones, swept: swept || built.swept };
}

interface BuiltEntries {
  readonly entries: readonly Entry[];
  /** Whether any index entry was deleted. */
  readonly swept: boolean;
}

/**
 * Builds the feed entries of these index entries. Deletes index entries that their record does not name, or no longer names.
 *
 * @param known the records of the index entries, if they were read already
 */
export async function buildEntries(
  listed: readonly ListedObject[],
  context: CallContext,
  known?: Records,
): Promise<BuiltEntries> {
  const { catalog, warmRecords, publication, siteUrl } = context;
  const read = known ?? (await warmRecords.readAll(listed, catalog));
  const records = await publishWaitingPages(read, context);
  const entries: Entry[] = [];
  let swept = false;
  for (const [index, { key, etag }] of listed.entries()) {
    const record = records[index];
    const entry = record?.indexKeys.includes(key) ? buildEntry(record, publication, siteUrl) : undefined;
    if (entry) entries.push(entry);
    else {
      await catalog.delete(key, { ifMatch: etag });
      swept = true;
    }
  }
  return { entries, swept };
}

/**
 * Writes the pages of articles whose embargo has ended and that the clock (the scheduled call of each minute) has not published yet.
 * Another upload may regenerate the feed before the clock does, and a feed must not name a page that does not exist.
 *
 * @returns the records, those of such articles as they are now: the embargo may have been moved since this process read the record
 */
async function publishWaitingPages(records: Records, context: CallContext): Promise<Records> {
  const waited = records.filter((record) => record?.article && record.published > record.owner.modified);
  if (waited.length === 0) return records;
  const { until = 0 } = (await duePublished.get(context.catalog)).value ?? {};
  const present = new Map<string, ArticleRecord | undefined>();
  for (const record of waited) {
    if (record && record.published > until - lookBack)
      present.set(record.id, (await regenerateArticle(record.id, context)).record);
  }
  return records.map((record) => (record && present.has(record.id) ? present.get(record.id) : record));
}
