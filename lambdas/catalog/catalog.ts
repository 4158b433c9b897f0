// Reads and writes the objects of the catalog. Each write is conditional on what was read.

import type { FeedName } from "../publication/addresses.ts";
import type { Day } from "../reconcile/timeline.ts";
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
  type StoredKind,
  type StoredLabels,
} from "./registers.ts";
import { type Renewal, renewals } from "./renewal.ts";

/** A value as it was read, and the condition for a write: that nobody has changed the value since. */
export interface Read<Value> {
  readonly value: Value;
  readonly unchanged: Condition;
}

export async function getClaims(catalog: ObjectStore, sourceKey: string): Promise<Read<Claims>> {
  return getOr({ schema: 1, ids: [] }, catalog, claimsKey(sourceKey), claims);
}

export async function putClaims(
  catalog: ObjectStore,
  sourceKey: string,
  value: Claims,
  condition: Condition,
): Promise<void> {
  await putText(catalog, claimsKey(sourceKey), claims.write(counted(value)), condition);
}

/** The files that have named a picture, in the form of claims. */
export async function getPictureUsers(catalog: ObjectStore, pictureKey: string): Promise<Read<Claims>> {
  return getOr({ schema: 1, ids: [] }, catalog, pictureUsersKey(pictureKey), claims);
}

export async function putPictureUsers(
  catalog: ObjectStore,
  pictureKey: string,
  users: Claims,
  condition: Condition,
): Promise<void> {
  await putText(catalog, pictureUsersKey(pictureKey), claims.write(users), condition);
}

export async function getRecord(catalog: ObjectStore, key: string): Promise<Read<ArticleRecord | undefined>> {
  return read(catalog, key, readRecord);
}

export async function putRecord(
  catalog: ObjectStore,
  record: ArticleRecord,
  condition: Condition,
): Promise<void> {
  await putText(catalog, recordKey(record.id), writeRecord(record), condition);
}

/** The revision of the record that an index entry holds. Undefined if there is no such entry. */
export async function getIndexEntry(catalog: ObjectStore, key: IndexKey): Promise<Read<number | undefined>> {
  return read(catalog, key, (body) => Number(readText(body)));
}

/** Writes the revision of a record into an index entry. Returns the ETag of the entry. */
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
  { start, end }: Pick<Day, "start" | "end">,
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
  return getOr({ schema: 1, labels: {} }, catalog, feedLabelsKey, feedLabels);
}

export async function putFeedLabels(
  catalog: ObjectStore,
  labels: StoredLabels,
  condition: Condition,
): Promise<void> {
  await putText(catalog, feedLabelsKey, feedLabels.write(labels), condition);
}

/** How far the clock (the scheduled call of each minute) has published waiting articles. Undefined before its first call. */
export async function getDuePublished(catalog: ObjectStore): Promise<Read<DuePublished | undefined>> {
  return read(catalog, duePublishedKey, duePublished.read);
}

/** @returns the condition for the next write: that nobody has changed the object after this one */
export async function putDuePublished(
  catalog: ObjectStore,
  value: DuePublished,
  condition: Condition,
): Promise<Condition> {
  return { ifMatch: await putText(catalog, duePublishedKey, duePublished.write(counted(value)), condition) };
}

/** The current configuration version, and how far the regeneration of all feeds for it has come. Undefined before the first one. */
export async function getRenewal(catalog: ObjectStore): Promise<Read<Renewal | undefined>> {
  return read(catalog, renewalKey, renewals.read);
}

/** @returns the condition for the next write: that nobody has changed the object after this one */
export async function putRenewal(
  catalog: ObjectStore,
  renewal: Renewal,
  condition: Condition,
): Promise<Condition> {
  return { ifMatch: await putText(catalog, renewalKey, renewals.write(renewal), condition) };
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

function counted<Value extends { readonly count?: number | undefined }>(value: Value): Value {
  return { ...value, count: (value.count ?? 0) + 1 };
}

/** The condition that an object is still as it was read, or still absent. */
export function unchangedSince(stored: { readonly etag: string } | undefined): Condition {
  return stored ? { ifMatch: stored.etag } : { ifNoneMatch: "*" };
}

async function getOr<Value>(
  absent: Value,
  catalog: ObjectStore,
  key: string,
  kind: Pick<StoredKind<Value>, "read">,
): Promise<Read<Value>> {
  const { value = absent, unchanged } = await read(catalog, key, kind.read);
  return { value, unchanged };
}

async function read<Value>(
  catalog: ObjectStore,
  key: string,
  parse: (body: Uint8Array) => Value,
): Promise<Read<Value | undefined>> {
  const stored = await catalog.get(key);
  return { value: stored && parse(stored.body), unchanged: unchangedSince(stored) };
}

function readText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Stores JSON. Returns the ETag. */
export async function putText(
  catalog: ObjectStore,
  key: string,
  text: string,
  condition: Condition,
): Promise<string> {
  return catalog.put(key, new TextEncoder().encode(text), { contentType: "application/json", condition });
}
