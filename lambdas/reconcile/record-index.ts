// The index entries of a record: one in each feed of its article.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { getIndexEntry, getRecord, putIndexEntry, putRecord, type Read } from "../catalog/catalog.ts";
import { type IndexKey, recordKey } from "../catalog/keys.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** The stored index entries of a record. */
export interface IndexOfRecord {
  /** Keys whose entries are missing or of an earlier revision. */
  readonly outdated: readonly IndexEntry[];
  /** Former keys of the record that still have entries. */
  readonly former: readonly IndexEntry[];
  /** The greatest revision that an entry has. */
  readonly latest: number;
}

interface IndexEntry extends Read<number | undefined> {
  readonly key: IndexKey;
}

export async function readIndex(
  { indexKeys, formerIndexKeys, revision }: ArticleRecord,
  catalog: ObjectStore,
): Promise<IndexOfRecord> {
  const readAll = (all: readonly IndexKey[]) =>
    Promise.all(all.map(async (key) => ({ key, ...(await getIndexEntry(catalog, key)) })));
  const [present, former] = await Promise.all([readAll(indexKeys), readAll(formerIndexKeys)]);
  return {
    outdated: present.filter(({ value }) => value === undefined || value < revision),
    former: former.filter(({ value }) => value !== undefined && value <= revision),
    latest: Math.max(0, ...present.map(({ value }) => value ?? 0)),
  };
}

/**
 * Writes the missing entries and deletes the former ones. Also if another file owns the record, because a crash may have come
 * between the record and its entries. Former entries are deleted here, because a feed reads, and so deletes, only as many entries
 * as it is long. A former entry further down would rise into the feed one day.
 */
export async function writeIndex(
  { revision }: ArticleRecord,
  { outdated, former }: IndexOfRecord,
  catalog: ObjectStore,
): Promise<void> {
  const written = await settleEach(outdated, ({ key, unchanged }) =>
    putIndexEntry(catalog, key, revision, unchanged),
  );
  const deleted = await settleEach(former, async ({ key, unchanged }) => {
    if ("ifMatch" in unchanged) await catalog.delete(key, unchanged);
  });
  assertAll(written);
  assertAll(deleted);
}

/**
 * A record that was restored from a backup has an older revision than its index entries. Its next changes would repeat revisions
 * that the entries had before, and a warm process would take the records that it remembers for the present ones. So the record
 * continues after the greatest revision of its entries. Returns whether it had to.
 */
export async function raiseRevision(
  { id, revision }: ArticleRecord,
  indexed: number,
  catalog: ObjectStore,
): Promise<boolean> {
  if (indexed <= revision) return false;
  const { value: record, unchanged } = await getRecord(catalog, recordKey(id));
  if (!record || record.revision >= indexed) return false; // another worker has changed it since
  await putRecord(catalog, { ...record, revision: indexed + 1 }, unchanged);
  return true;
}
