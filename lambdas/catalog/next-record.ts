// What a record should be, given what is in its file now: the decisions of a reconciliation, without its requests.
import type { Article } from "../article/article.ts";
import { type ArticleRecord, writeRecord } from "./article-record.ts";
import type { Place } from "./keys.ts";

/** What a file makes of an article: all of it that ends up in the record. */
export interface Claim {
  readonly key: string;
  readonly modified: number;
  readonly article: Article;
  readonly fingerprint: string;
  readonly published: number;
  readonly updated: number;
  readonly places: readonly Place[];
}

/** Whether another file is the article's owner, and stays it: the one modified last, then the greater key. */
export function ownedByLater(record: ArticleRecord | undefined, key: string, modified: number): boolean {
  if (!record?.article || record.owner.key === key) return false;
  const { owner } = record;
  return owner.modified > modified || (owner.modified === modified && owner.key > key);
}

/** The record of an article that had none. */
export function firstRecord(id: string, guid: string, claim: Claim): ArticleRecord {
  return { id, guid, ...ownership(claim), left: [], claimants: [claim.key], revision: 1 };
}

/** The record once this file is its owner. */
export function claimed(record: ArticleRecord, claim: Claim): ArticleRecord {
  return revised(record, { ...ownership(claim), claimants: withClaimant(record, claim.key) });
}

/** The record once a file that is not its owner has named it: if the owner goes, that file is looked at again. */
export function alsoClaimed(record: ArticleRecord, key: string): ArticleRecord {
  return revised(record, { claimants: withClaimant(record, key) });
}

/** The record once its owner no longer makes it: kept, with its guid and first date, for the day it comes back. */
export function retired(record: ArticleRecord): ArticleRecord {
  return revised(record, { article: null, places: [] });
}

function ownership(claim: Claim) {
  const { key, modified, article, fingerprint, published, updated, places } = claim;
  return {
    owner: { key, modified },
    article,
    fingerprint,
    stated: article.published,
    published,
    updated,
    places,
  };
}

function withClaimant(record: ArticleRecord, key: string): string[] {
  return [...new Set([...record.claimants, key])].sort();
}

/** The same object when nothing changes; else the next revision, remembering every place that it leaves. */
function revised(record: ArticleRecord, changes: Partial<ArticleRecord>): ArticleRecord {
  const { places = record.places } = changes;
  const left = [...new Set([...record.left, ...record.places])]
    .filter((place) => !places.includes(place))
    .sort();
  const next = { ...record, ...changes, left };
  return writeRecord(next) === writeRecord(record) ? record : { ...next, revision: record.revision + 1 };
}
