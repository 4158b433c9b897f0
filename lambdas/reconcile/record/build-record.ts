// Decides what the record of an article should be after one of its files was read. It makes the requests that the decision needs, and
// leaves the rules to next-record.ts.
import { createHash } from "node:crypto";
import type { Article } from "../../article/article.ts";
import { understoodJson } from "../../article/unknown.ts";
import {
  type ArticleRecord,
  identify,
  type Owner,
  type RecordedPicture,
} from "../../catalog/article-record.ts";
import { newestBetween } from "../../catalog/catalog.ts";
import { feedOf, type IndexKey, indexKeyOf, isTombstone, tombstoneKeyOf } from "../../catalog/keys.ts";
import { currentSchema } from "../../catalog/stored-object.ts";
import { feedsOf } from "../../feed/memberships.ts";
import type { ArticleFile, WholeFile } from "../../inbox/read-file.ts";
import { withDecidedDate } from "../../inbox/undated.ts";
import { originalHashOf, originalPathOf } from "../../pictures/picture-path.ts";
import { readPictures } from "../../pictures/read-pictures.ts";
import type { CallContext } from "../../protocol/context.ts";
import { buildGuid } from "../../publication/addresses.ts";
import {
  alsoClaimed,
  awaitedRecord,
  type Claim,
  claimed,
  firstRecord,
  firstWithheldRecord,
  isAwaited,
  ownedByLater,
  retired,
  withheld,
} from "./next-record.ts";
import { decideFirstUpdate, decideLaterUpdate, decidePublished, predecessorInImport } from "./timeline.ts";

/**
 * Returns the record as it should be: the same object if nothing changes, and undefined if no record exists or is needed.
 *
 * @param file the part of the file that concerns this article
 */
export async function buildRecord(
  id: string,
  file: WholeFile,
  record: ArticleRecord | undefined,
  context: CallContext,
): Promise<ArticleRecord | undefined> {
  const { key } = file;
  if (record && isFromNewerVersion(record, file)) return withPictures(record, file, context);
  if ("id" in file && file.id === id) {
    if (ownedByLater(record, key, file.modified)) return record && alsoClaimed(record, key);
    const guid = buildGuid(id, context.publication);
    if (file.kind === "withheld") {
      const owner = ownerOf(file);
      if (!record) return firstWithheldRecord(file, guid, owner);
      return withheld(record, file.source, owner, tombstonesOf(record, context.now()));
    }
    const before = record && isAwaited(record) ? undefined : record;
    const claim = await buildClaim(file, before, context);
    return record ? claimed(record, claim) : firstRecord(id, guid, claim);
  }
  if (file.kind === "refused" && file.copyOf?.id === id) {
    if (record) return alsoClaimed(record, key);
    return awaitedRecord(id, buildGuid(id, context.publication), [file.copyOf.original, key]);
  }
  // While a file is refused, the article that was published from it stays.
  if (!record || record.owner.key !== key || file.kind === "refused") return record;
  // If the same bytes are published as another article now, the page of this article redirects to that one.
  const isMoved = "id" in file && isSameFile(record, ownerOf(file));
  return retired(record, isMoved ? file.id : undefined, tombstonesOf(record, context.now()));
}

/**
 * Whether a newer version of the code made this record from the same bytes. It understood more of the file than this version does, so
 * this version leaves the text as it is. Otherwise two versions would rewrite each other's records.
 */
function isFromNewerVersion(record: ArticleRecord, file: WholeFile): boolean {
  const isLive = record.article !== null || record.withheld;
  return record.schema > currentSchema && isLive && "etag" in file && isSameFile(record, ownerOf(file));
}

/** The record with its text as it is, but with the pictures that exist now and in the feeds that the settings ask for now. */
async function withPictures(
  record: ArticleRecord,
  file: WholeFile,
  context: CallContext,
): Promise<ArticleRecord> {
  const { owner, source, article, fingerprint, published, updated } = record;
  if (!article || file.kind !== "article") return record;
  const pictures = await readPictures({ ...file, article }, record, context);
  const indexKeys = indexKeysOf({ id: record.id, article, published }, record, context);
  return claimed(record, { owner, source, article, pictures, fingerprint, published, updated, indexKeys });
}

async function buildClaim(
  file: ArticleFile,
  record: ArticleRecord | undefined,
  context: CallContext,
): Promise<Claim> {
  const { catalog, publication, isImport } = context;
  const { id, modified } = file;
  const { timeZone } = publication;
  const article = withDecidedDate(file.article, file, record, timeZone);
  const owner = ownerOf(file);
  const pictures = await readPictures(file, record, context);
  const fingerprint = fingerprintOf(article, pictures);
  const sameDate = record && understoodJson(record.stated) === understoodJson(article.published);
  const published = sameDate
    ? record.published
    : await decidePublished(article.published, modified, timeZone, async (day, first) =>
        isImport ? predecessorInImport(id, first) : newestBetween(catalog, "all", day),
      );
  const updated = !record
    ? decideFirstUpdate(article, published, modified, timeZone)
    : record.fingerprint === fingerprint || isReadAgain(record, owner, pictures)
      ? Math.max(published, record.updated)
      : decideLaterUpdate(article, record, published, changedAt(file, record, context));
  const indexKeys = indexKeysOf({ id, article, published }, record, context);
  return { owner, source: file.source, article, pictures, fingerprint, published, updated, indexKeys };
}

/**
 * If readers have seen an article that must now wait for a later time, adds tombstones to its index keys. The article keeps them until that
 * time.
 */
function indexKeysOf(
  { id, article, published }: { id: string; article: Article; published: number },
  before: ArticleRecord | undefined,
  { publication, now }: CallContext,
): readonly IndexKey[] {
  const indexKeys = feedsOf(article, publication).map((feed) => indexKeyOf(feed, published, id));
  return published > now() ? [...indexKeys, ...tombstonesOf(before, now())] : indexKeys;
}

function ownerOf({ key, modified, etag }: Pick<ArticleFile, "key" | "modified" | "etag">): Owner {
  return { key, modified, etag };
}

/** Compares ETags, because equal ETags mean equal bytes. A record of schema 1 has only the time. */
function isSameFile({ owner }: ArticleRecord, { key, modified, etag }: Owner): boolean {
  return owner.key === key && (owner.etag === undefined ? owner.modified === modified : owner.etag === etag);
}

/**
 * Whether the file and its pictures did not change. Then a different fingerprint only means that this version of the code reads the file
 * differently.
 */
function isReadAgain(record: ArticleRecord, owner: Owner, pictures: readonly RecordedPicture[]): boolean {
  return isSameFile(record, owner) && originalsOf(pictures) === originalsOf(record.pictures);
}

/** A hash of the text and of the pictures' original bytes. Cleaned bytes don't count, because cleaning in another way is not an edit. */
function fingerprintOf(article: Article, pictures: readonly RecordedPicture[]): string {
  return createHash("sha256").update(identify(article)).update(pathsOf(pictures)).digest("hex");
}

/**
 * The time of an update that readers see: the time of the file's upload. If the file is not newer than the former owner, it is the present
 * time instead. There are two cases: an older file takes the article over again, or only a picture has changed. A time that went back would
 * tell readers that nothing is new. Then the documents could also become the same as before, byte for byte, and a write of a call that has
 * died, which is conditional on their ETags, could replace them.
 */
function changedAt({ modified }: ArticleFile, { owner }: ArticleRecord, { now }: CallContext): number {
  return modified <= owner.modified ? now() : modified;
}

function pathsOf(pictures: readonly RecordedPicture[]): string {
  return pictures.map(({ hosted }) => (hosted ? originalPathOf(hosted.path) : "")).join("");
}

/** The hashes of the original bytes of pictures, as one text. The format in which they are published does not matter. */
function originalsOf(pictures: readonly RecordedPicture[]): string {
  return pictures.map(({ hosted }) => (hosted ? originalHashOf(hosted.path) : "")).join("");
}

/**
 * The keys of the tombstones of an article that readers can't see any more: one for each feed in which they saw it. None for an article
 * that they never saw. If the article was withdrawn before, its tombstones stay as they are.
 *
 * @param before the record before the change that takes the article from readers
 * @param now in milliseconds since 1970
 */
function tombstonesOf(before: ArticleRecord | undefined, now: number): readonly IndexKey[] {
  if (!before) return [];
  const { id, article, published, updated, indexKeys } = before;
  if (article === null || published > now) return indexKeys.filter(isTombstone);
  // Not earlier than the last update: for readers, an entry that was updated after its tombstone is published again (RFC 6721 §3).
  const withdrawn = Math.max(now, updated);
  return indexKeys
    .filter((key) => !isTombstone(key))
    .map((key) => tombstoneKeyOf(feedOf(key), withdrawn, id));
}
