// Binds the bytes of a deleted file (see content-binding.ts). The file may have been renamed. The binding then says that another file
// with the same bytes, which comes later or is there already, is the same article.

import type { ArticleRecord } from "../../catalog/article-record.ts";
import { getRecord, putRecord } from "../../catalog/catalog.ts";
import { bindings } from "../../catalog/content-binding.ts";
import { recordKey } from "../../catalog/keys.ts";
import type { CallContext } from "../../protocol/context.ts";
import { alsoClaimed, isOlder } from "../record/next-record.ts";
import type { ReadRecord } from "../record/write-record.ts";

/**
 * Binds the bytes of a deleted file to its article before the article is retired. Usually they are bound already, but not if an earlier
 * version of the code published the file. If a file with the same bytes was published as another article since, it first becomes one of
 * the claimants of this article. So it is looked at when this article is retired, even after a crash.
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
    if (etag === undefined) continue; // a record of schema 1 has no ETag
    const bound = await bindings.get(catalog, etag);
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
    await bindings.put(catalog, { key, id: record.id }, bound.unchanged, etag);
    return true;
  }
  return false;
}

/** Whether the article's file states no id. False if the article is withheld or retired, because then it is not known. */
function isNamedByKey({ article }: ArticleRecord): boolean {
  return article !== null && article.id === undefined;
}
