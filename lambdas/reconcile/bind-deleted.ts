// A file that was deleted may have been renamed: its record still tells which bytes it had, so a file with the same bytes that comes
// later, or that is there already, is found to be the same article.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { getRecord, putRecord } from "../catalog/catalog.ts";
import { getBinding, putBinding } from "../catalog/content-binding.ts";
import { recordKey } from "../catalog/keys.ts";
import type { CallContext } from "../protocol/context.ts";
import { alsoClaimed, isOlder } from "./next-record.ts";
import type { ReadRecord } from "./write-record.ts";

/**
 * Binds the bytes of a deleted file to its article before the article is retired. An earlier version may have published the file, which
 * bound no bytes. A file with the same bytes that was published since, as an article of its own, is noted among the article's claimants
 * first, so that it is looked at when the article is retired, also after a crash.
 *
 * @returns whether anything was written
 */
export async function bindDeleted(
  key: string,
  records: readonly ReadRecord[],
  { catalog }: CallContext,
): Promise<boolean> {
  for (const { value: record, unchanged } of records) {
    if (!record || record.owner.key !== key || !isNamedByKey(record)) continue;
    const { etag } = record.owner;
    if (etag === undefined) continue; // a record of schema 1
    const bound = await getBinding(catalog, etag);
    if (bound.value) {
      if (bound.value.id === record.id) continue;
      const { value: other } = await getRecord(catalog, recordKey(bound.value.id));
      if (!other || !isOlder(record, other)) continue;
      const noted = alsoClaimed(record, bound.value.key);
      if (noted !== record) {
        await putRecord(catalog, noted, unchanged);
        return true;
      }
    }
    await putBinding(catalog, etag, { key, id: record.id }, bound.unchanged);
    return true;
  }
  return false;
}

/** Whether the file states no id. Not known of an article that is withheld or retired. */
function isNamedByKey({ article }: ArticleRecord): boolean {
  return article !== null && article.id === undefined;
}
