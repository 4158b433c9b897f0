// Tombstones: index entries which say that an article was withdrawn from a feed, so that feed readers remove it.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { feedOf, type IndexKey, isTombstone, tombstoneKeyOf } from "../catalog/keys.ts";

/**
 * The keys of the tombstones of an article that readers can't see any more: one for each feed in which they saw it. None for an article
 * that they never saw. If the article was withdrawn before, its tombstones stay as they are.
 *
 * @param before the record before the change that takes the article from readers
 * @param now in milliseconds since 1970
 */
export function tombstonesOf(before: ArticleRecord | undefined, now: number): readonly IndexKey[] {
  if (!before) return [];
  const { id, article, published, updated, indexKeys } = before;
  if (article === null || published > now) return indexKeys.filter(isTombstone);
  // Not earlier than the last update: readers take an entry that was updated after its tombstone for published again (RFC 6721 §3).
  const withdrawn = Math.max(now, updated);
  return indexKeys
    .filter((key) => !isTombstone(key))
    .map((key) => tombstoneKeyOf(feedOf(key), withdrawn, id));
}
