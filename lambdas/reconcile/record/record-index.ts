// Writes the index entries of a record: one in each feed of its article.
import type { ArticleRecord } from "../../catalog/article-record.ts";
import { getRecord, putIndexEntry, putRecord } from "../../catalog/catalog.ts";
import type { IndexOfRecord } from "../../catalog/index-of-record.ts";
import { recordKey } from "../../catalog/keys.ts";
import type { CallContext } from "../../protocol/context.ts";
import { assertAll, settleEach } from "../../protocol/settled.ts";
import type { ObjectStore } from "../../store/object-store.ts";

/**
 * Writes the missing index entries of a record, and deletes its former ones, whose keys the record no longer has. It does so even if
 * another file owns the record, because a call may have crashed after it had written the record. Former entries must be deleted here,
 * because the regeneration of a feed only reads as many entries as the feed shows. A former entry below these would get into the feed
 * later.
 */
export async function writeIndex(
  record: ArticleRecord,
  { outdated, former }: IndexOfRecord,
  { catalog, warmRecords }: Pick<CallContext, "catalog" | "warmRecords">,
): Promise<void> {
  const written = await settleEach(outdated, async ({ key, unchanged }) => {
    const etag = await putIndexEntry(catalog, key, record.revision, unchanged);
    warmRecords.keep({ key, etag }, record);
  });
  const deleted = await settleEach(former, async ({ key, unchanged }) => {
    if ("ifMatch" in unchanged) await catalog.delete(key, unchanged);
    warmRecords.listings.remove(key);
  });
  assertAll(written);
  assertAll(deleted);
}

/**
 * Raises the revision of a record that was restored from a backup and so is older than its index entries. Without this, the next changes of
 * the record would get revisions that its entries had before. A process that keeps old records with these revisions in memory would use
 * them as if they were current. Returns whether anything was written.
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
