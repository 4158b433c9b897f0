// Reads and writes the objects of the catalog. Each write is conditional on what was read.

import type { FeedName } from "../publication/addresses.ts";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type ArticleRecord, readRecord, writeRecord } from "./article-record.ts";
import {
  claimsKey,
  duePublishedKey,
  feedLabelsKey,
  feedOf,
  type IndexKey,
  indexBehind,
  indexFrom,
  indexPrefix,
  instantOf,
  pictureUsersKey,
  recordKey,
  renewalKey,
} from "./keys.ts";
import {
  type Claims,
  claims,
  type DuePublished,
  duePublished,
  feedLabels,
  type StoredLabels,
} from "./registers.ts";
import { type Renewal, renewals } from "./renewal.ts";
import { counted, getObject, putText, type Read } from "./stored-kind.ts";

export async function getClaims(catalog: ObjectStore, sourceKey: string): Promise<Read<Claims>> {
  return orElse({ schema: 1, ids: [] }, await claims.get(catalog, claimsKey(sourceKey)));
}

export async function putClaims(
  catalog: ObjectStore,
  sourceKey: string,
  value: Claims,
  condition: Condition,
): Promise<void> {
  await claims.put(catalog, claimsKey(sourceKey), counted(value), condition);
}

/** The files that have named a picture, in the form of claims. */
export async function getPictureUsers(catalog: ObjectStore, pictureKey: string): Promise<Read<Claims>> {
  return orElse({ schema: 1, ids: [] }, await claims.get(catalog, pictureUsersKey(pictureKey)));
}

export async function putPictureUsers(
  catalog: ObjectStore,
  pictureKey: string,
  users: Claims,
  condition: Condition,
): Promise<void> {
  await claims.put(catalog, pictureUsersKey(pictureKey), users, condition);
}

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

export async function getFeedLabels(catalog: ObjectStore): Promise<Read<StoredLabels>> {
  return orElse({ schema: 1, labels: {} }, await feedLabels.get(catalog, feedLabelsKey));
}

export async function putFeedLabels(
  catalog: ObjectStore,
  labels: StoredLabels,
  condition: Condition,
): Promise<void> {
  await feedLabels.put(catalog, feedLabelsKey, labels, condition);
}

/** How far the clock (the scheduled call of each minute) has published waiting articles. Undefined before its first call. */
export async function getDuePublished(catalog: ObjectStore): Promise<Read<DuePublished | undefined>> {
  return duePublished.get(catalog, duePublishedKey);
}

/** @returns the condition for the next write: the object has not changed since this write */
export async function putDuePublished(
  catalog: ObjectStore,
  value: DuePublished,
  condition: Condition,
): Promise<Condition> {
  return { ifMatch: await duePublished.put(catalog, duePublishedKey, counted(value), condition) };
}

/** The current configuration version, and how far the regeneration of all feeds for it has come. Undefined before the first one. */
export async function getRenewal(catalog: ObjectStore): Promise<Read<Renewal | undefined>> {
  return renewals.get(catalog, renewalKey);
}

/** @returns the condition for the next write: the object has not changed since this write */
export async function putRenewal(
  catalog: ObjectStore,
  renewal: Renewal,
  condition: Condition,
): Promise<Condition> {
  return { ifMatch: await renewals.put(catalog, renewalKey, renewal, condition) };
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

function orElse<Value>(absent: Value, { value = absent, unchanged }: Read<Value | undefined>): Read<Value> {
  return { value, unchanged };
}
