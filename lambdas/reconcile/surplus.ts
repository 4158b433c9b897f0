// Finds the entries of records and of claims that are no longer needed. A call removes these entries when all of its other work is done.
// So the hundredth edit of a file costs no more than the tenth.

import type { ArticleRecord } from "../catalog/article-record.ts";
import { putRecord } from "../catalog/catalog.ts";
import type { Claims } from "../catalog/registers.ts";
import { fileClaims } from "../catalog/registers.ts";
import type { Read } from "../catalog/stored-kind.ts";
import { idOfKey } from "../inbox/key.ts";
import { fileFor, type InboxFile, refusedFile } from "../inbox/read-file.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { ConditionFailed, type ObjectStore } from "../store/object-store.ts";
import { isOwnerless } from "./record/next-record.ts";

/** How many former index keys a record remembers. In most newspapers, an article that was moved twice has this many. */
const mostFormerKeys = 4;

/** A file keeps its claims to this number of its former articles, the latest ones. */
const mostSpareClaims = 3;

/** If more files than this have a claim to an article, those that no longer have the article give up their claims at once. */
const mostClaimants = 4;

/** The records and claims as they must be written to remove what is no longer needed. */
export interface Surplus {
  readonly records: readonly Read<ArticleRecord>[];
  readonly claims?: (Read<Claims> & { readonly key: string }) | undefined;
}

/** Removes the oldest former index keys of a record. Undefined if it has few. Call it only when the record's index entries are right. */
export function surplusKeys({ value, unchanged }: Read<ArticleRecord>): Surplus | undefined {
  if (value.formerIndexKeys.length <= mostFormerKeys) return undefined;
  return { records: [{ value: { ...value, formerIndexKeys: latestKeys(value) }, unchanged }] };
}

function latestKeys({ formerIndexKeys }: ArticleRecord): ArticleRecord["formerIndexKeys"] {
  return formerIndexKeys.slice(-mostFormerKeys);
}

/** A file, its claims, and the records of the claimed ids, in the same order. An id that was claimed just now has no record. */
export interface ClaimingFile {
  readonly file: InboxFile;
  readonly claims: Read<Claims>;
  readonly records: readonly Read<ArticleRecord | undefined>[];
}

/**
 * Removes the claims that a file does not need. Undefined if it needs all. Call it only when all records agree with the file. The records
 * are written before the claims, so that no file owns a record to which it has no claim. Claims to ids that come from the file's name
 * stay, because they lead to the articles that had this name.
 */
export function surplusClaims({ file, claims, records }: ClaimingFile): Surplus | undefined {
  const { key } = file;
  const ofKey = [idOfKey(key), claims.value.keyId];
  const spare = records.filter((read): read is Read<ArticleRecord> => isSpare(read.value, file));
  const others = spare.filter(({ value }) => !ofKey.includes(value.id));
  const surplus = others.slice(0, Math.max(0, others.length - mostSpareClaims));
  const released = spare.filter(
    (read) => read.value.claimants.length > mostClaimants || surplus.includes(read),
  );
  if (released.length === 0) return undefined;
  const isReleased = (id: string) => !ofKey.includes(id) && released.some(({ value }) => value.id === id);
  const ids = claims.value.ids.filter((id) => !isReleased(id));
  return {
    records: released.map(({ value, unchanged }) => {
      const claimants = value.claimants.filter((claimant) => claimant !== key);
      return { value: { ...value, claimants, formerIndexKeys: latestKeys(value) }, unchanged };
    }),
    claims:
      ids.length < claims.value.ids.length
        ? { key, value: { ...claims.value, ids }, unchanged: claims.unchanged }
        : undefined,
  };
}

/**
 * Whether a file is a claimant of an article that it neither names nor owns. A claim to an id without a record stays: another worker may
 * be about to write that record, and nothing could make its write fail.
 */
function isSpare(record: ArticleRecord | undefined, file: InboxFile): boolean {
  if (!record || isNeeded(record, file)) return false;
  const said = fileFor(record.id, file);
  return said.kind !== "refused" && !("id" in said && said.id === record.id);
}

function isNeeded(record: ArticleRecord | undefined, { key }: InboxFile): boolean {
  if (!record?.claimants.includes(key)) return true;
  return record.owner.key === key && !isOwnerless(record);
}

/**
 * Writes the records and claims without the entries that they no longer need. If another worker has changed one of them meanwhile, a later
 * call does this instead.
 *
 * @throws StoreFault
 */
export async function forget({ records, claims }: Surplus, catalog: ObjectStore): Promise<void> {
  try {
    assertAll(await settleEach(records, ({ value, unchanged }) => putRecord(catalog, value, unchanged)));
    if (claims) await fileClaims.put(catalog, claims.value, claims.unchanged, claims.key);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** How many articles a file may have, including former ones that are still published. */
const mostClaims = 1000;

/**
 * Refuses a file with too many articles. While an item of a file states no id, none of the file's former articles is withdrawn. If such a
 * file then gets new items again and again, its claims would grow without limit, and with them the cost of each upload.
 */
export function limitClaims({ file, claims, records }: ClaimingFile): InboxFile {
  if (file.kind !== "several") return file;
  const needed = claims.value.ids.filter((_id, index) => isNeeded(records[index]?.value, file));
  const { size } = new Set([...needed, ...file.items.map(({ id }) => id)]);
  if (size <= mostClaims) return file;
  return { key: file.key, ...refusedFile("too-many-articles", `${size} > ${mostClaims}`) };
}
