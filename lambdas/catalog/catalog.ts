// Reads and writes the objects of the catalog. Each write is conditional on what was read.

import type { FeedName } from "../publication/addresses.ts";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type ArticleRecord, readRecord, writeRecord } from "./article-record.ts";
import { feedOf, type IndexKey, indexBehind, indexFrom, indexPrefix, instantOf, recordKey } from "./keys.ts";
import { getObject, putText, type Read } from "./stored-kind.ts";

export async function getRecord(catalog: ObjectStore, key: string): Promise<Read<ArticleRecord | undefined>> {
  return getObject(catalog, key, readRecord);
}

export async function putRecord(
  catalog: ObjectStore,
  record: ArticleRecord,
  condition: Condition,
): Promise<void> {
  await putText(catalog, recordKey(record.id), writeRecord(record), condition);
}

/** Reads the revision number that an index entry holds. Undefined if there is no such entry. */
export async function getIndexEntry(catalog: ObjectStore, key: IndexKey): Promise<Read<number | undefined>> {
  return getObject(catalog, key, (body) => Number(new TextDecoder().decode(body)));
}

/** Writes the revision number of a record into an index entry. Returns the ETag of the entry. */
export async function putIndexEntry(
  catalog: ObjectStore,
  key: IndexKey,
  revision: number,
  condition: Condition,
): Promise<string> {
  return putText(catalog, key, String(revision), condition);
}

/** When the newest article of a feed from `start` up to `end` was published, in milliseconds since 1970. Undefined if there is none. */
export async function newestBetween(
  catalog: ObjectStore,
  feed: FeedName,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<number | undefined> {
  const [newest] = await catalog.list({
    prefix: indexPrefix(feed),
    startAfter: indexFrom(feed, end - 1),
    limit: 1,
  });
  const instant = newest && instantOf(newest.key);
  return instant !== undefined && instant >= start ? instant : undefined;
}

/** The next feed that has index entries, in the order of their keys; for null, the first one. Undefined if there is none. */
export async function nextIndexedFeed(
  catalog: ObjectStore,
  after: FeedName | null,
): Promise<FeedName | undefined> {
  const startAfter = after === null ? undefined : indexBehind(after);
  const [entry] = await catalog.list({ prefix: "index/", startAfter, limit: 1 });
  return entry && feedOf(entry.key);
}
