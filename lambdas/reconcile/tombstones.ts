// The tombstones of an article that readers can't see any more.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { feedOf, type IndexKey, isTombstone, tombstoneKeyOf } from "../catalog/keys.ts";

/**
 * One tombstone in each feed in which readers saw the article. None for an article that they never saw. If the article was
 * withdrawn before, its tombstones stay as they are.
 *
 * @param before the record before the change that takes the article from readers
 * @param now milliseconds since the epoch
 */
export function tombstonesOf(before: ArticleRecord | undefined, now: number): readonly IndexKey[] {
  if (!before) return [];
  const { id, article, published, updated, indexKeys } = before;
  if (article === null || published > now) return indexKeys.filter(isTombstone);
  // An entry that was updated after its tombstone counts as published again (RFC 6721 §3).
  const withdrawn = Math.max(now, updated);
  return indexKeys
    .filter((key) => !isTombstone(key))
    .map((key) => tombstoneKeyOf(feedOf(key), withdrawn, id));
}
