// An article, and its record after one upload.
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { firstRecord } from "../../lambdas/reconcile/record/next-record.ts";
import { arrival } from "../publish/publish-fixture.ts";

/** The condition of a write of a new object. */
export const absent = { ifNoneMatch: "*" } as const;

/** The ETag of the file. */
export const etag = '"0123456789abcdef"';

export const article: Article = {
  ...{ headline: "عنوان", published: { day: "2017-12-08" }, paragraphs: ["نص"] },
  ...{ places: [], authors: [], agencies: [], tags: [] },
};

/** The record of an article that this file owns. */
export function recordOf(id: string, key: string, changes: Partial<ArticleRecord> = {}): ArticleRecord {
  const record = firstRecord(id, `tag:news.example,2017:${id}`, {
    ...{ owner: { key, modified: arrival, etag }, source: undefined, article, pictures: [] },
    ...{ fingerprint: "f", published: arrival, updated: arrival, indexKeys: [] },
  });
  return { ...record, ...changes };
}
