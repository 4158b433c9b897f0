// Step 2: make the catalog agree with what is at a key of the inbox NOW.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { feedOf, recordKey } from "../catalog/keys.ts";
import { isKnownFeed } from "../publication/addresses.ts";
import { buildRecord } from "./build-record.ts";
import {
  deleteIndexEntry,
  getClaims,
  getRecord,
  putClaims,
  putIndexEntry,
  putRecord,
  type Read,
} from "./catalog.ts";
import { converge } from "./converge.ts";
import { type InboxFile, readInboxFile } from "./inbox-file.ts";
import type { Newsroom, Outcome } from "./newsroom.ts";
import { claimPictures } from "./pictures/claim-pictures.ts";
import { reconcilePicture } from "./pictures/reconcile-picture.ts";
import { settleReport } from "./refusal-report.ts";
import { assertAll, fulfilled, settleEach } from "./settled.ts";
import { isArticleKey, isPictureKey, isUsableKey } from "./source-key.ts";
import { nothingTouched, type Touched } from "./touched.ts";

/**
 * Brings claims, records and index entries into line with one file, in passes, until one finds nothing to do.
 *
 * @throws StoreFault, NotConverging: nothing is half done that a second try would not finish
 */
export async function reconcile(key: string, newsroom: Newsroom): Promise<Touched> {
  if (isPictureKey(key)) return reconcilePicture(key, newsroom);
  const touched = nothingTouched();
  if (!isArticleKey(key)) return touched;
  let file: InboxFile = { kind: "absent" };
  let wrote = false;
  await converge(key, async () => {
    const pass = await reconcileOnce(key, newsroom, touched);
    file = pass.file;
    wrote ||= pass.changed;
    return pass.changed;
  });
  newsroom.report(outcomeOf(key, file, wrote, touched, newsroom.now()));
  return touched;
}

async function reconcileOnce(key: string, newsroom: Newsroom, touched: Touched) {
  const { catalog, inbox } = newsroom;
  if (!isUsableKey(key)) {
    const file = await readInboxFile(key, newsroom);
    return { file, changed: await settleReport(key, file, inbox) };
  }
  // The order matters: a file that is read before the records could retire what a later worker has just published.
  const claims = await getClaims(catalog, key);
  const records = await Promise.all(claims.value.ids.map((id) => getRecord(catalog, recordKey(id))));
  const file = await readInboxFile(key, newsroom);
  let changed = await settleReport(key, file, inbox);

  if ("id" in file && !claims.value.ids.includes(file.id)) {
    // Claimed before its record exists: so no record can exist that its file's claims do not name.
    const ids = [...claims.value.ids, file.id];
    await putClaims(catalog, key, { ...claims.value, ids }, claims.unchanged);
    return { file, changed: true };
  }
  if (file.kind === "article" && (await claimPictures(key, file.article, newsroom))) changed = true;
  for (const [index, id] of claims.value.ids.entries()) {
    const read = records[index];
    if (read && (await reconcileRecord(id, key, file, read, newsroom, touched))) changed = true;
  }
  return { file, changed };
}

async function reconcileRecord(
  id: string,
  key: string,
  file: InboxFile,
  read: Read<ArticleRecord | undefined>,
  newsroom: Newsroom,
  touched: Touched,
): Promise<boolean> {
  const { catalog } = newsroom;
  const before = read.value;
  const after = await buildRecord(id, key, file, before, newsroom);
  if (!after) return false;

  let changed = after !== before;
  if (changed) await putRecord(catalog, after, read.unchanged);
  touched.articles.add(id); // from here on, as a record that was refused says nothing of any feed
  for (const feed of [...after.places, ...after.left].map(feedOf)) {
    if (isKnownFeed(feed)) touched.feeds.add(feed);
  }
  if (after.article && after.owner.key === key) {
    touched.published = after.published;
    if (before?.article && before.owner.key !== key) touched.insteadOf = before.owner.key;
  }
  if (!after.article && !after.withheld && after.owner.key === key) {
    for (const claimant of after.claimants) if (claimant !== key) touched.heirs.add(claimant);
  }
  // Whoever looks repairs, whoever owns: a crash may have come between the record and its entries.
  // Entries that it left go here, as a feed sweeps no further than it is long: one below would rise into it one day, looking
  // as it did.
  const entries = await settleEach([...after.places, ...after.left], (place) =>
    after.places.includes(place)
      ? putIndexEntry(catalog, place, after.revision)
      : deleteIndexEntry(catalog, place, after.revision),
  );
  assertAll(entries);
  if (fulfilled(entries).some(([, isNew]) => isNew)) changed = true;
  return changed;
}

function outcomeOf(
  key: string,
  file: InboxFile,
  wrote: boolean,
  { published, insteadOf }: Touched,
  now: number,
): Outcome {
  if (file.kind === "refused") return { kind: "refused", key, refusals: file.refusals };
  if (!wrote) return { kind: "unchanged", key };
  if (file.kind === "absent") return { kind: "removed", key };
  if (file.kind === "withheld") return { kind: "draft", key, id: file.id };
  if (published !== undefined && published > now)
    return { kind: "waiting", key, id: file.id, until: published };
  return { kind: "published", key, id: file.id, insteadOf };
}
