// Stores the record of an article and its index entries, as a call leaves them before it regenerates the feeds.
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { putIndexEntry, putRecord } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { firstRecord } from "../../lambdas/reconcile/record/next-record.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { arrival } from "../publish/publish-fixture.ts";

/** The greater the number of an article, the newer it is. */
export const publishedOf = (number: number) => arrival - 1000 + number;

export async function storeArticle(
  catalog: ObjectStore,
  number: number,
  feeds: readonly FeedName[],
  { section = "شعار", ...changes }: Partial<ArticleRecord> & { readonly section?: string } = {},
): Promise<void> {
  const id = String(number);
  const published = publishedOf(number);
  const article = {
    ...{ headline: `عنوان ${id}`, section, published: { day: "2017-12-08" }, paragraphs: ["نص"] },
    ...{ places: [], authors: [], agencies: [], tags: [] },
  };
  const indexKeys = feeds.map((feed) => indexKeyOf(feed, published, id));
  const record = firstRecord(id, `tag:news.example,2017:${id}`, {
    ...{ owner: { key: `${id}.txt`, modified: arrival }, source: undefined, article, pictures: [] },
    ...{ fingerprint: "f", published, updated: published, indexKeys },
  });
  await putRecord(catalog, { ...record, ...changes }, { ifNoneMatch: "*" });
  for (const key of indexKeys) await putIndexEntry(catalog, key, 1, { ifNoneMatch: "*" });
}
