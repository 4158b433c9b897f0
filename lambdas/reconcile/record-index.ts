// The index entries of a record: where its article stands in each feed.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { getIndexEntry, getRecord, putIndexEntry, putRecord, type Read } from "../catalog/catalog.ts";
import { type IndexKey, recordKey } from "../catalog/keys.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** The index entries of a record as they are. */
export interface IndexOfRecord {
  /** Keys whose entries are missing or of an earlier revision. */
  readonly outdated: readonly IndexEntry[];
  /** Keys that the record left and that still have entries. */
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
 * Even when another file owns the record: a crash may have come between the record and its entries. The entries that the
 * record left go here, as a feed sweeps no further than it is long, and an old entry below its end would rise into it one day.
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
 * A record that was brought back from a backup has an older revision than its index entries. Its next changes would have
 * revisions that the entries had before, and a warm process would take what it remembers of them for the present. So the
 * record goes on behind the entries. Answers whether it had to.
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
