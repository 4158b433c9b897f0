// Writes a record, its pictures, its page and its index entries, in such an order that no feed names a page or a picture that does not
// exist yet.
import type { ArticleRecord } from "../../catalog/article-record.ts";
import { putRecord } from "../../catalog/catalog.ts";
import { indexOfNew, isIndexed, readIndex } from "../../catalog/index-of-record.ts";
import { feedOf, recordKey } from "../../catalog/keys.ts";
import type { Read } from "../../catalog/stored-kind.ts";
import { articleDocumentPaths } from "../../documents/render-documents.ts";
import type { WholeFile } from "../../inbox/read-file.ts";
import { hostPictures } from "../../pictures/host-pictures.ts";
import type { CallContext } from "../../protocol/context.ts";
import { isKnownFeed } from "../../publication/addresses.ts";
import { isShown, regenerateArticle } from "../../site/regenerate-article.ts";
import { readLive } from "../../site/site-documents.ts";
import { ConditionFailed } from "../../store/object-store.ts";
import { noEffects, type ReconcileEffects } from "../effects.ts";
import { surplusKeys } from "../surplus.ts";
import { isOwnerless, isShownAlike } from "./next-record.ts";
import { raiseRevision, writeIndex } from "./record-index.ts";

export type ReadRecord = Read<ArticleRecord | undefined>;

export interface RecordChange {
  /** The part of the reconciled file that concerns the article. */
  readonly file: WholeFile;
  /** The record as it was read. */
  readonly read: ReadRecord;
  /** The record as it should be. The same object as `before` if nothing changes. */
  readonly after: ArticleRecord;
}

/** The result of writing one record. */
export interface Written {
  /** Whether anything had to be written. */
  readonly changed: boolean;
  readonly effects: ReconcileEffects;
}

/**
 * Writes a record, then its page, then its index entries. Feeds are made from the index, so no feed names a page or a picture that does
 * not exist yet. A failed condition counts as a change: another worker has written, or this write succeeded and its answer was lost.
 *
 * @param fresh the same context, but its catalog reads everything again and returns nothing that is remembered
 * @throws StoreFault
 */
export async function writeRecord(
  change: RecordChange,
  context: CallContext,
  fresh: CallContext,
): Promise<Written> {
  try {
    return await writeInOrder(change, context, fresh);
  } catch (error) {
    if (error instanceof ConditionFailed) return { changed: true, effects: effectsSoFar(change) };
    throw error;
  }
}

/**
 * The effects of a change that is not complete. The next pass will complete it, but may find that the record is already right, and would
 * then not report these effects.
 */
function effectsSoFar(change: RecordChange): ReconcileEffects {
  return {
    ...noEffects,
    done: new Map([[change.after.id, undefined]]),
    otherClaimants: new Set(otherClaimants(change)),
    changed: new Set(isAlike(change) ? [] : [change.after.id]),
  };
}

async function writeInOrder(
  change: RecordChange,
  context: CallContext,
  fresh: CallContext,
): Promise<Written> {
  const { read, after } = change;
  const { catalog } = context;
  const before = read.value;
  const isChanged = after !== before;
  if (isChanged) {
    const added = newPictures(before, after);
    if (before && isShown(after, context) && added.length > 0) {
      if (!before.wasPictured) {
        // `wasPictured` is stored first. If this call dies after it has put a picture on the site, a later pass knows to look for it.
        await putRecord(catalog, { ...before, wasPictured: true }, read.unchanged);
        return { changed: true, effects: noEffects };
      }
      // Pictures come before the record, because feeds may show the record's pictures as soon as it is written.
      const { missing } = await hostPictures(after, after.pictures, context);
      // A file has changed since this pass read it: the next pass reads it again.
      if (missing.some((path) => added.includes(path))) return { changed: true, effects: noEffects };
    }
  }
  // The index entries and the page are read before the record is written. They are written later on the condition that their ETags are
  // still the same, so an older version can't replace a newer one. A new record has no entries and no page yet.
  const [index, live] = await Promise.all([
    before ? readIndex(after, catalog) : indexOfNew(after),
    isChanged && before ? readLive(articleDocumentPaths(after.id), context) : new Map(),
  ]);
  if (isChanged) await putRecord(catalog, after, read.unchanged);
  const isOutdated = isChanged || !isIndexed(index);
  const known = isChanged ? { live, record: after } : undefined;
  const done = isOutdated ? [[after.id, await regenerateArticle(after.id, fresh, known)] as const] : [];
  // The file of a picture has changed since it was read. The next pass reads it again, and only then puts the article into its feeds.
  if (isChanged && done.some(([, { isIncomplete }]) => isIncomplete))
    return { changed: true, effects: effectsSoFar(change) };
  await writeIndex(after, index, context);
  const isRestored = await raiseRevision(after, index.latest, catalog);
  const changed = isOutdated || isRestored;
  const surplus = changed ? undefined : surplusKeys({ value: after, unchanged: read.unchanged });
  return {
    changed,
    effects: {
      ...noEffects,
      feeds: new Set([...after.indexKeys, ...after.formerIndexKeys].map(feedOf).filter(isKnownFeed)),
      articles: new Set([after.id]),
      done: new Map(done),
      otherClaimants: new Set(otherClaimants(change)),
      owned: ownedBy(change),
      changed: new Set(changed && !(isChanged && isAlike(change)) ? [after.id] : []),
      surplus: new Map(surplus ? [[recordKey(after.id), surplus]] : []),
    },
  };
}

function isAlike({ read: { value: before }, after }: RecordChange): boolean {
  return before !== undefined && isShownAlike(before, after);
}

function ownedBy({ file: { key }, read, after }: RecordChange): ReconcileEffects["owned"] {
  if (!after.article || after.owner.key !== key) return new Map();
  const before = read.value;
  const isTaken = before?.article && before.owner.key !== key;
  const previousOwner = isTaken ? before.owner.key : undefined;
  return new Map([[after.id, { published: after.published, previousOwner }]]);
}

/** The paths of the pictures that the record did not name before. */
function newPictures(before: ArticleRecord | undefined, after: ArticleRecord): readonly string[] {
  const known = new Set(before?.pictures.map(({ hosted }) => hosted?.path));
  return after.pictures.flatMap(({ hosted }) => (hosted && !known.has(hosted.path) ? [hosted.path] : []));
}

/**
 * The other files that name the article, if one of them may have to become its owner. There are two cases. Either this file no longer has
 * the article. Then all others are read again, also the present owner: an earlier call may have died before it had read all of them, and
 * the last write of that call may have made a file the owner that was deleted meanwhile. Or this file takes over an article without an
 * owner. Then a later file may name it, too.
 */
function otherClaimants({ file, read, after }: RecordChange): readonly string[] {
  const { key } = file;
  const before = read.value;
  const isMade = "id" in file && file.id === after.id;
  const isTakenOver = isMade && after.owner.key === key && before !== undefined && isOwnerless(before);
  if (isMade ? !isTakenOver : file.kind === "refused") return [];
  return after.claimants.filter((claimant) => claimant !== key);
}
