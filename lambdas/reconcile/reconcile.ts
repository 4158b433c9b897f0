// Step 2: make the catalog agree with what is at a key of the inbox NOW.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import {
  getClaims,
  getIndexEntry,
  getRecord,
  putClaims,
  putIndexEntry,
  putRecord,
  type Read,
} from "../catalog/catalog.ts";
import { feedOf, type Place, recordKey } from "../catalog/keys.ts";
import { buildEntry } from "../feed/entry.ts";
import { readCopy } from "../inbox/copies.ts";
import { isArticleKey, isPictureKey, isReportKey, isReservedKey, isUsableKey } from "../inbox/key.ts";
import {
  claimedBy,
  type DatedSubmission,
  fileFor,
  type InboxFile,
  readInboxFile,
  refusalsOf,
  refusedFile,
  submissionsOf,
  type WholeFile,
  withDateOfRecord,
  withRefused,
} from "../inbox/read-file.ts";
import { settleReport } from "../inbox/report.ts";
import { claimPictures } from "../pictures/claim-pictures.ts";
import { cleanRecord } from "../pictures/clean-record.ts";
import { hostPictures } from "../pictures/host-pictures.ts";
import { reconcilePicture } from "../pictures/reconcile-picture.ts";
import { converge } from "../protocol/converge.ts";
import type { Newsroom, Outcome } from "../protocol/newsroom.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { isKnownFeed } from "../publication/addresses.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { checkNewEntry } from "../regenerate/check-entry.ts";
import { isShown, regenerateArticle } from "../regenerate/regenerate.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { buildRecord } from "./build-record.ts";
import { isOwnerless } from "./next-record.ts";
import { nothingTouched, type Touched } from "./touched.ts";

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
  for (const outcome of outcomesOf(key, file, wrote, touched, newsroom.now())) newsroom.report(outcome);
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
  const writeClean = (record: ReadRecord, cleaned: ArticleRecord) =>
    reconcileRecord(key, fileFor(cleaned.id, read), record, cleaned, newsroom, touched);
  if (await cleanPictures(before, newsroom, writeClean)) return { file: read, changed: true };
  const { file, after } = await buildRecords(key, read, before, newsroom);
  if (await settleReport(key, file, inbox)) changed = true;
  for (const [index, { record }] of before.entries()) {
    const next = after[index];
    if (next && (await reconcileRecord(key, fileFor(next.id, file), record, next, newsroom, touched)))
      changed = true;
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

type ReadRecord = Read<ArticleRecord | undefined>;

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

/**
 * Writes a record, then its page, then its index entries: a feed names what the index has, and never a page or a picture that
 * is not there. Answers whether anything had to change.
 */
async function reconcileRecord(
  key: string,
  file: WholeFile,
  read: ReadRecord,
  after: ArticleRecord,
  newsroom: Newsroom,
  touched: Touched,
): Promise<boolean> {
  const { catalog } = newsroom;
  const before = read.value;
  const changed = after !== before;
  if (changed) {
    // Before the record: a feed shows what the record says as soon as it is written.
    const known = before?.pictures ?? [];
    const isNew = ({ hosted }: RecordedPicture) =>
      hosted && !known.some((one) => one.hosted?.path === hosted.path);
    if (isShown(after, newsroom) && after.pictures.some(isNew)) {
      await hostPictures(after, after.pictures, newsroom);
    }
    touched.changed.add(after.id); // even where the answer is lost, as the write may have taken effect
    await putRecord(catalog, after, read.unchanged);
  }
  touched.articles.add(after.id); // from here on, as a record that was refused says nothing of any feed
  for (const feed of [...after.places, ...after.left].map(feedOf)) {
    if (isKnownFeed(feed)) touched.feeds.add(feed);
  }
  if (after.article && after.owner.key === key) {
    const isTaken = before?.article && before.owner.key !== key;
    const insteadOf = isTaken ? before.owner.key : touched.owned.get(after.id)?.insteadOf;
    touched.owned.set(after.id, { published: after.published, insteadOf });
  }
  for (const claimant of otherClaimants(key, file, before, after)) touched.heirs.add(claimant);
  const index = await readIndex(after, catalog);
  const isOutdated = changed || index.outdated.length + index.former.length > 0;
  if (isOutdated) touched.done.set(after.id, await regenerateArticle(after.id, newsroom));
  await writeIndex(after, index, catalog);
  const isRestored = await raiseRevision(after, index.latest, catalog);
  if (isOutdated || isRestored) touched.changed.add(after.id);
  return isOutdated || isRestored;
}

/** The index entries of a record as they are. */
interface IndexOfRecord {
  /** Places whose entries are missing or of an earlier revision. */
  readonly outdated: readonly IndexEntry[];
  /** Places that the record left and that still have entries. */
  readonly former: readonly IndexEntry[];
  /** The greatest revision that an entry has. */
  readonly latest: number;
}

interface IndexEntry extends Read<number | undefined> {
  readonly place: Place;
}

async function readIndex(
  { places, left, revision }: ArticleRecord,
  catalog: ObjectStore,
): Promise<IndexOfRecord> {
  const readAll = (all: readonly Place[]) =>
    Promise.all(all.map(async (place) => ({ place, ...(await getIndexEntry(catalog, place)) })));
  const [present, former] = await Promise.all([readAll(places), readAll(left)]);
  return {
    outdated: present.filter(({ value }) => value === undefined || value < revision),
    former: former.filter(({ value }) => value !== undefined && value <= revision),
    latest: Math.max(0, ...present.map(({ value }) => value ?? 0)),
  };
}

/**
 * Even when another file owns the record: a crash may have come between the record and its entries. The entries that the
 * record left go here, as a feed sweeps no further than it is long, and an old entry below its end would rise into it one day.
 */
async function writeIndex(
  { revision }: ArticleRecord,
  { outdated, former }: IndexOfRecord,
  catalog: ObjectStore,
): Promise<void> {
  const written = await settleEach(outdated, ({ place, unchanged }) =>
    putIndexEntry(catalog, place, revision, unchanged),
  );
  const deleted = await settleEach(former, async ({ place, unchanged }) => {
    if ("ifMatch" in unchanged) await catalog.delete(place, unchanged);
  });
  assertAll(written);
  assertAll(deleted);
}

/**
 * A record that was brought back from a backup has an older revision than its index entries. Its next changes would have
 * revisions that the entries had before, and a warm process would take what it remembers of them for the present. So the
 * record goes on behind the entries. Answers whether it had to.
 */
async function raiseRevision(
  { id, revision }: ArticleRecord,
  indexed: number,
  catalog: ObjectStore,
): Promise<boolean> {
  if (indexed <= revision) return false;
  const { value: record, unchanged } = await getRecord(catalog, recordKey(id));
  if (!record || record.revision >= indexed) return false; // another worker has changed it since
  await putRecord(catalog, { ...record, revision: indexed + 1 }, unchanged);
  return true;
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

/** Of a file of several items, one for each article that changed, and one for all items that were refused. */
function outcomesOf(
  key: string,
  file: InboxFile,
  wrote: boolean,
  touched: Touched,
  now: number,
): readonly Outcome[] {
  if (file.kind === "refused") return [{ kind: "refused", key, refusals: file.refusals }];
  const refusals = refusalsOf(file);
  const refused: readonly Outcome[] = refusals.length === 0 ? [] : [{ kind: "refused", key, refusals }];
  if (!wrote) return refused.length === 0 ? [{ kind: "unchanged", key }] : refused;
  if (file.kind === "absent") return [{ kind: "removed", key }];
  const submissions = submissionsOf(file);
  if (file.kind !== "several") return submissions.map((one) => outcomeOf(key, one, touched, now));
  const isNamed = (id: string) => submissions.some((one) => one.id === id);
  const removed = [...touched.changed].filter((id) => !isNamed(id));
  return [
    ...submissions
      .filter(({ id }) => touched.changed.has(id))
      .map((one) => outcomeOf(key, one, touched, now)),
    ...removed.map((id) => ({ kind: "removed" as const, key, id })),
    ...refused,
  ];
}

function outcomeOf(key: string, submission: DatedSubmission, { owned }: Touched, now: number): Outcome {
  const { id } = submission;
  if (submission.kind === "withheld") return { kind: "draft", key, id };
  const { published, insteadOf } = owned.get(id) ?? {};
  const { dateSource } = submission;
  const undated = dateSource && published !== undefined ? { source: dateSource, published } : undefined;
  if (published !== undefined && published > now)
    return { kind: "waiting", key, id, until: published, undated };
  return { kind: "published", key, id, insteadOf, undated };
}
