// Writing a record and all that readers see of it, in the order in which it may be seen.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { putRecord, type Read } from "../catalog/catalog.ts";
import { feedOf } from "../catalog/keys.ts";
import type { WholeFile } from "../inbox/read-file.ts";
import { hostPictures } from "../pictures/host-pictures.ts";
import type { PublishContext } from "../protocol/context.ts";
import { isKnownFeed } from "../publication/addresses.ts";
import { isShown, regenerateArticle } from "../regenerate/regenerate.ts";
import type { ReconcileEffects } from "./effects.ts";
import { isOwnerless } from "./next-record.ts";
import { raiseRevision, readIndex, writeIndex } from "./record-index.ts";

export type ReadRecord = Read<ArticleRecord | undefined>;

export interface RecordChange {
  /** Of the file that is looked at. */
  readonly key: string;
  /** What the file says of the article. */
  readonly file: WholeFile;
  /** The record as it was read. */
  readonly read: ReadRecord;
  /** The record as it should be; the same object if nothing changes. */
  readonly after: ArticleRecord;
}

/**
 * Writes a record, then its page, then its index entries: a feed names what the index has, and never a page or a picture that
 * is not there. Answers whether anything had to change.
 */
export async function writeRecord(
  { key, file, read, after }: RecordChange,
  context: PublishContext,
  effects: ReconcileEffects,
): Promise<boolean> {
  const { catalog } = context;
  const before = read.value;
  const changed = after !== before;
  if (changed) {
    if (before && isShown(after, context) && hasNewPictures(before, after)) {
      if (!before.wasPictured) {
        // Noted first: if this call dies once a picture is there, the next look at the article finds it.
        await putRecord(catalog, { ...before, wasPictured: true }, read.unchanged);
        return true;
      }
      // Before the record: a feed shows what the record says as soon as it is written.
      await hostPictures(after, after.pictures, context);
    }
    effects.changed.add(after.id); // even where the answer is lost, as the write may have taken effect
    await putRecord(catalog, after, read.unchanged);
  }
  effects.articles.add(after.id); // from here on, as a record that was refused says nothing of any feed
  for (const feed of [...after.places, ...after.left].map(feedOf)) {
    if (isKnownFeed(feed)) effects.feeds.add(feed);
  }
  if (after.article && after.owner.key === key) {
    const isTaken = before?.article && before.owner.key !== key;
    const previousOwner = isTaken ? before.owner.key : effects.owned.get(after.id)?.previousOwner;
    effects.owned.set(after.id, { published: after.published, previousOwner });
  }
  for (const claimant of otherClaimants(key, file, before, after)) effects.otherClaimants.add(claimant);
  const index = await readIndex(after, catalog);
  const isOutdated = changed || index.outdated.length + index.former.length > 0;
  if (isOutdated) effects.done.set(after.id, await regenerateArticle(after.id, context));
  await writeIndex(after, index, catalog);
  const isRestored = await raiseRevision(after, index.latest, catalog);
  if (isOutdated || isRestored) effects.changed.add(after.id);
  return isOutdated || isRestored;
}

function hasNewPictures(before: ArticleRecord, after: ArticleRecord): boolean {
  const isKnown = (path: string) => before.pictures.some(({ hosted }) => hosted?.path === path);
  return after.pictures.some(({ hosted }) => hosted && !isKnown(hosted.path));
}

/**
 * The other files that name the article, if one of them may be its rightful owner: when this file no longer makes the
 * article, also if another file has it by now; and when this file takes an article over that nobody owned. A fault or a crash
 * may have kept an earlier call from looking at all of them, and an older file may have come first.
 */
function otherClaimants(
  key: string,
  file: WholeFile,
  before: ArticleRecord | undefined,
  after: ArticleRecord,
): readonly string[] {
  const isMade = "id" in file && file.id === after.id;
  const isTakenOver = isMade && after.owner.key === key && before !== undefined && isOwnerless(before);
  if (isMade ? !isTakenOver : file.kind === "refused") return [];
  const owner = isOwnerless(after) ? undefined : after.owner.key;
  return after.claimants.filter((claimant) => claimant !== key && claimant !== owner);
}
