// Step 2: make the catalog agree with what is at a key of the inbox NOW.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { getClaims, getRecord, putClaims } from "../catalog/catalog.ts";
import { recordKey } from "../catalog/keys.ts";
import { buildEntry } from "../feed/entry.ts";
import { readCopy } from "../inbox/copies.ts";
import { isArticleKey, isPictureKey, isReportKey, isReservedKey, isUsableKey } from "../inbox/key.ts";
import {
  claimedBy,
  fileFor,
  type InboxFile,
  readInboxFile,
  refusedFile,
  submissionsOf,
  withDateOfRecord,
  withRefused,
} from "../inbox/read-file.ts";
import { settleReport } from "../inbox/report.ts";
import { claimPictures } from "../pictures/claim-pictures.ts";
import { cleanRecord } from "../pictures/clean-record.ts";
import { reconcilePicture } from "../pictures/reconcile-picture.ts";
import { converge } from "../protocol/converge.ts";
import type { Newsroom } from "../protocol/newsroom.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { checkNewEntry } from "../regenerate/check-entry.ts";
import { buildRecord } from "./build-record.ts";
import { outcomesOf } from "./outcomes.ts";
import { nothingTouched, type Touched } from "./touched.ts";
import { type ReadRecord, writeRecord } from "./write-record.ts";

/**
 * Brings claims, records and index entries into line with one file, in passes, until one finds nothing to do.
 *
 * @throws StoreFault, NotConverging: nothing is half done that a second try would not finish
 */
export async function reconcile(key: string, newsroom: Newsroom): Promise<Touched> {
  if (isPictureKey(key)) return reconcilePicture(key, newsroom);
  const touched = nothingTouched();
  if (!isArticleKey(key) && !(await isLeftInReservedFolder(key, newsroom))) return touched;
  let file: InboxFile = { kind: "absent" };
  const wrote = await converge(key, async () => {
    const pass = await reconcileOnce(key, newsroom, touched);
    file = pass.file;
    return pass.changed;
  });
  for (const outcome of outcomesOf({ key, file, wrote }, touched, newsroom.now())) newsroom.report(outcome);
  return touched;
}

/** An article of the first version may come from a folder that is reserved since. It stays until its file is deleted. */
async function isLeftInReservedFolder(key: string, { inbox }: Newsroom): Promise<boolean> {
  return isReservedKey(key) && !isReportKey(key) && (await inbox.head(key)) === undefined;
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
  const dated = withDateOfRecord(
    key,
    limitClaims(await readInboxFile(key, newsroom), claims.value.ids),
    records.map(({ value }) => value),
  );
  const read = await readCopy(key, dated, claims.value.ids, inbox);

  const unclaimed = claimedBy(read).filter((id) => !claims.value.ids.includes(id));
  if (unclaimed.length > 0) {
    // Claimed before its record exists: so no record can exist that its file's claims do not name.
    const ids = [...claims.value.ids, ...unclaimed];
    await putClaims(catalog, key, { ...claims.value, ids }, claims.unchanged);
    return { file: read, changed: true };
  }
  let changed = false;
  for (const submission of submissionsOf(read)) {
    if (submission.kind === "article" && (await claimPictures(key, submission.article, newsroom)))
      changed = true;
  }
  const before = claims.value.ids.map((id, index) => ({ id, record: records[index] ?? absentRecord }));
  const write = (record: ReadRecord, after: ArticleRecord, from: InboxFile) =>
    writeRecord({ key, file: fileFor(after.id, from), read: record, after }, newsroom, touched);
  const writeClean = (record: ReadRecord, cleaned: ArticleRecord) => write(record, cleaned, read);
  if (await cleanPictures(before, newsroom, writeClean)) return { file: read, changed: true };
  const { file, after } = await buildRecords(key, read, before, newsroom);
  if (await settleReport(key, file, inbox)) changed = true;
  for (const [index, { record }] of before.entries()) {
    const next = after[index];
    if (next && (await write(record, next, file))) changed = true;
  }
  return { file, changed };
}

/** Ids that a file of several items may have had in all: each is looked at whenever the file changes. */
const mostClaims = 1000;

/** A name that is used again and again for other items is refused at last, so that its cost stays bounded. */
function limitClaims(file: InboxFile, claimed: readonly string[]): InboxFile {
  if (file.kind !== "several") return file;
  const { size } = new Set([...claimed, ...file.items.map(({ id }) => id)]);
  return size > mostClaims ? refusedFile("too-many-articles", `${size} > ${mostClaims}`) : file;
}

interface NamedRecord {
  readonly id: string;
  readonly record: ReadRecord;
}

const absentRecord: ReadRecord = { value: undefined, unchanged: { ifNoneMatch: "*" } };

/**
 * Writes the records of versions that published pictures as they came, with clean pictures. In a pass of its own, so that
 * whatever is decided of a file is decided of clean pictures. Answers whether there was such a record.
 */
async function cleanPictures(
  before: readonly NamedRecord[],
  newsroom: Newsroom,
  write: (record: ReadRecord, cleaned: ArticleRecord) => Promise<boolean>,
): Promise<boolean> {
  let changed = false;
  for (const { record } of before) {
    const cleaned = record.value && (await cleanRecord(record.value, newsroom));
    if (cleaned && (await write(record, cleaned))) changed = true;
  }
  return changed;
}

/**
 * What each record of a file should be. An article that would break a rule of the gate is refused like a file, or an item,
 * that can't be read: what was published from it before stays.
 */
async function buildRecords(
  key: string,
  file: InboxFile,
  before: readonly NamedRecord[],
  newsroom: Newsroom,
): Promise<{ readonly file: InboxFile; readonly after: readonly (ArticleRecord | undefined)[] }> {
  const after: (ArticleRecord | undefined)[] = [];
  // One after the other: each may hold photographs in memory.
  for (const { id, record } of before)
    after.push(await buildRecord(id, key, fileFor(id, file), record.value, newsroom));
  const refused = after.flatMap((record, index) => {
    if (record?.owner.key !== key || record === before[index]?.record.value) return [];
    const refusals = checkRecord(record, newsroom);
    return refusals.length === 0 ? [] : [{ id: record.id, refusals }];
  });
  if (refused.length === 0) return { file, after };
  return buildRecords(key, withRefused(file, refused), before, newsroom);
}

/** Checks the article of a record that is about to be written. */
function checkRecord(record: ArticleRecord, newsroom: Newsroom): readonly Refusal[] {
  const entry = buildEntry(record, newsroom.publication, newsroom.siteUrl);
  if (!entry) return [];
  return checkNewEntry(record.id, entry, newsroom).map(({ rule, text }) =>
    refuse("breaks-a-rule", { found: text, finding: rule }),
  );
}
