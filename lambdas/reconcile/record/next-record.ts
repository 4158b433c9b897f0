// Decides what a record should be, given what is in its file now. Makes no requests.
import type { Article } from "../../article/article.ts";
import { understoodJson } from "../../article/unknown.ts";
import {
  type ArticleRecord,
  identify,
  isSameRecord,
  type Owner,
  type RecordedPicture,
} from "../../catalog/article-record.ts";
import { feedOf, type IndexKey, isTombstone } from "../../catalog/keys.ts";
import { currentSchema } from "../../catalog/stored-object.ts";
import type { DatedSubmission } from "../../inbox/read-file.ts";
import { isKnownFeed } from "../../publication/addresses.ts";

/** The members of a record that come from its file. */
export interface Claim {
  readonly owner: Owner;
  /** The agency that gave the article its id, if an agency did. */
  readonly source: string | undefined;
  readonly article: Article;
  readonly pictures: readonly RecordedPicture[];
  readonly fingerprint: string;
  readonly published: number;
  readonly updated: number;
  readonly indexKeys: readonly IndexKey[];
}

/**
 * Whether another file owns the article and stays its owner, because it was modified later. Of two files with the same time, the one
 * with the greater key is the owner.
 */
export function ownedByLater(record: ArticleRecord | undefined, key: string, modified: number): boolean {
  if (!record || isOwnerless(record) || record.owner.key === key) return false;
  const { owner } = record;
  return owner.modified > modified || (owner.modified === modified && owner.key > key);
}

/** Whether no file owns the article: the owner no longer has it (the article is retired), and no file withholds it. */
export function isOwnerless({ article, withheld }: ArticleRecord): boolean {
  return article === null && !withheld;
}

/** The record of a new article. */
export function firstRecord(id: string, guid: string, claim: Claim): ArticleRecord {
  const history = { formerIndexKeys: [], claimants: [claim.owner.key], revision: 1 };
  return { schema: currentSchema, id, guid, ...ownership(claim), ...history };
}

/** The record of an article that is withheld before it was ever published. Its date is not decided yet. */
export function firstWithheldRecord(
  { id, source }: Pick<DatedSubmission, "id" | "source">,
  guid: string,
  owner: Owner,
): ArticleRecord {
  const { key, modified } = owner;
  return {
    ...{ schema: currentSchema, id, guid, source, owner, article: null, withheld: true },
    ...{ fingerprint: "", stated: { instant: modified }, published: modified, updated: modified },
    ...{ pictures: [], wasPictured: false, indexKeys: [], formerIndexKeys: [] },
    ...{ claimants: [key], revision: 1 },
  };
}

/**
 * The record of an article whose file was not read yet, but a copy of it was. It names the copy, so the copy is read again if the original
 * is deleted.
 */
export function awaitedRecord(
  id: string,
  guid: string,
  files: readonly [original: string, copy: string],
): ArticleRecord {
  const [original] = files;
  const owner = { key: original, modified: 0 };
  return {
    ...firstWithheldRecord({ id, source: undefined }, guid, owner),
    withheld: false,
    claimants: [...files].sort(),
  };
}

/** Whether no file has had the article yet: see {@link awaitedRecord}. */
export function isAwaited({ article, withheld, owner }: ArticleRecord): boolean {
  return article === null && !withheld && owner.modified === 0;
}

/** The record after this file became the owner and withholds the article. If the article was published, it is withdrawn. */
export function withheld(
  record: ArticleRecord,
  source: string | undefined,
  owner: Owner,
  tombstones: readonly IndexKey[] = [],
): ArticleRecord {
  const claimants = withClaimant(record, owner.key);
  return revised(record, {
    ...nothingPublished,
    indexKeys: tombstones,
    source,
    owner,
    withheld: true,
    movedTo: undefined,
    claimants,
  });
}

/** The record after this file became its owner. */
export function claimed(record: ArticleRecord, claim: Claim): ArticleRecord {
  const { wasPictured, ...owned } = ownership(withWhatIsKept(claim, record));
  return revised(record, {
    ...owned,
    wasPictured: record.wasPictured || wasPictured,
    claimants: withClaimant(record, claim.owner.key),
  });
}

/**
 * Adds to the claim the members of the record that a newer version has stored and this version does not understand. Those of the article
 * are kept if the text is the same, and those of a picture if the picture is the same. Index keys are kept if only the newer version has
 * their kind of feed.
 */
function withWhatIsKept(claim: Claim, record: ArticleRecord): Claim {
  const isSameArticle = record.article && identify(record.article) === identify(claim.article);
  const keptPicture = (picture: RecordedPicture) =>
    record.pictures.find((before) => understoodJson(before) === understoodJson(picture)) ?? picture;
  const isForeign = (key: IndexKey) => !isKnownFeed(feedOf(key)) && !isTombstone(key);
  return {
    ...claim,
    owner: isSameOwner(record.owner, claim.owner) ? { ...record.owner, ...claim.owner } : claim.owner,
    article: (isSameArticle && record.article) || claim.article,
    pictures: claim.pictures.map(keptPicture),
    indexKeys: [...claim.indexKeys, ...record.indexKeys.filter(isForeign)],
  };
}

function isSameOwner(one: Owner, other: Owner): boolean {
  return one.key === other.key && one.modified === other.modified;
}

/**
 * The record with one more claimant: a file that names the article but does not own it. If the owner is deleted or gets another article,
 * this file is reconciled again.
 */
export function alsoClaimed(record: ArticleRecord, key: string): ArticleRecord {
  return revised(record, { claimants: withClaimant(record, key) });
}

/**
 * The record after its owner no longer has the article. Its guid and its first date are kept, in case the article comes back.
 *
 * @param movedTo the id under which the same bytes of the owner are published now, if there is one
 */
export function retired(
  record: ArticleRecord,
  movedTo = record.movedTo,
  tombstones: readonly IndexKey[] = [],
): ArticleRecord {
  return revised(record, { ...nothingPublished, indexKeys: tombstones, withheld: false, movedTo });
}

/** Whether readers see no difference between two records. Only the file's time, the claimants and the revision may differ. */
export function isShownAlike(before: ArticleRecord, after: ArticleRecord): boolean {
  const { claimants, revision, formerIndexKeys } = before;
  const owner = before.owner.key === after.owner.key ? before.owner : after.owner;
  return isSameRecord(before, { ...after, owner, claimants, revision, formerIndexKeys });
}

/** Whether `one` is the older of two records. Copies of an article may have the same date; then the older file decides. */
export function isOlder(one: ArticleRecord, other: ArticleRecord): boolean {
  if (one.published !== other.published) return one.published < other.published;
  if (one.owner.modified !== other.owner.modified) return one.owner.modified < other.owner.modified;
  return one.id < other.id;
}

/** The record with clean pictures. Cleaning is not an edit of the article. */
export function withCleanPictures(
  record: ArticleRecord,
  pictures: readonly RecordedPicture[],
): ArticleRecord {
  return revised(record, { pictures });
}

const nothingPublished = { article: null, pictures: [] } as const;

function ownership(claim: Claim) {
  const { owner, source, article, pictures, fingerprint, published, updated, indexKeys } = claim;
  return {
    owner,
    source,
    article,
    withheld: false,
    movedTo: undefined,
    pictures,
    wasPictured: pictures.some(({ hosted }) => hosted),
    fingerprint,
    stated: article.published,
    published,
    updated,
    indexKeys,
  };
}

function withClaimant(record: ArticleRecord, key: string): string[] {
  return [...new Set([...record.claimants, key])].sort();
}

/** Returns the same object if nothing changes. Otherwise the next revision, which also remembers former index keys, the latest last. */
function revised(record: ArticleRecord, changes: Partial<ArticleRecord>): ArticleRecord {
  const { indexKeys = record.indexKeys } = changes;
  const formerIndexKeys = [...new Set([...record.formerIndexKeys, ...record.indexKeys])].filter(
    (key) => !indexKeys.includes(key),
  );
  const next = { ...record, ...changes, formerIndexKeys };
  return isSameRecord(next, record) ? record : { ...next, revision: record.revision + 1 };
}
