// What records and claims remember beyond need. They forget it when a call has done all of its work, so the hundredth edit
// costs what the tenth did.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { putClaims, putRecord, type Read } from "../catalog/catalog.ts";
import type { Claims } from "../catalog/registers.ts";
import { idOfKey } from "../inbox/key.ts";
import { fileFor, type InboxFile, refusedFile } from "../inbox/read-file.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { ConditionFailed, type ObjectStore } from "../store/object-store.ts";
import { isOwnerless } from "./next-record.ts";

/** The latest index keys that a record has left and still looks at: in most newspapers those of two moves. */
const mostFormerKeys = 4;

/** The latest articles that a file no longer makes and still has a claim to. */
const mostSpareClaims = 3;

/** Files that have a claim to one article. Of more, those that no longer make it give their claims up at once. */
const mostClaimants = 4;

/** What is to be written to forget. */
export interface Surplus {
  readonly records: readonly Read<ArticleRecord>[];
  readonly claims?: (Read<Claims> & { readonly key: string }) | undefined;
}

/** Of a record whose index and feeds agree with it, the index keys that it left long ago. */
export function surplusKeys({ value, unchanged }: Read<ArticleRecord>): Surplus | undefined {
  if (value.formerIndexKeys.length <= mostFormerKeys) return undefined;
  return { records: [{ value: { ...value, formerIndexKeys: latestKeys(value) }, unchanged }] };
}

function latestKeys({ formerIndexKeys }: ArticleRecord): ArticleRecord["formerIndexKeys"] {
  return formerIndexKeys.slice(-mostFormerKeys);
}

/** A file, its claims, and the record of each. */
export interface ClaimingFile {
  readonly key: string;
  readonly file: InboxFile;
  readonly claims: Read<Claims>;
  readonly records: readonly Read<ArticleRecord | undefined>[];
}

/**
 * Of a file with which all records agree, the claims that it does not need. The records lose the file first: so no record names
 * a file as its owner that has no claim to it. The claims to the articles of its name stay, as they tell where these are now.
 */
export function surplusClaims({ key, file, claims, records }: ClaimingFile): Surplus | undefined {
  const ofKey = [idOfKey(key), claims.value.keyId];
  const spare = records.filter((read): read is Read<ArticleRecord> => isSpare(read.value, key, file));
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
 * Whether a file is a claimant of an article that it neither names nor owns. A claim without a record stays: no write to the
 * record could stop a worker that is about to make one.
 */
function isSpare(record: ArticleRecord | undefined, key: string, file: InboxFile): boolean {
  if (!record || isNeeded(record, key)) return false;
  const said = fileFor(record.id, file);
  return said.kind !== "refused" && !("id" in said && said.id === record.id);
}

function isNeeded(record: ArticleRecord | undefined, key: string): boolean {
  if (!record?.claimants.includes(key)) return true;
  return record.owner.key === key && !isOwnerless(record);
}

/**
 * Writes what is to be forgotten. If anything has changed since it was read, a later look at it forgets.
 *
 * @throws StoreFault
 */
export async function forget({ records, claims }: Surplus, catalog: ObjectStore): Promise<void> {
  try {
    assertAll(await settleEach(records, ({ value, unchanged }) => putRecord(catalog, value, unchanged)));
    if (claims) await putClaims(catalog, claims.key, claims.value, claims.unchanged);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** Articles that a file may have, those that it still has to take down among them. */
const mostClaims = 1000;

/**
 * While an item of a file has no id, none of its articles goes. A name that is used again and again for other items is refused
 * then at last, so that its cost stays bounded.
 */
export function limitClaims({ key, file, claims, records }: ClaimingFile): InboxFile {
  if (file.kind !== "several") return file;
  const needed = claims.value.ids.filter((_id, index) => isNeeded(records[index]?.value, key));
  const { size } = new Set([...needed, ...file.items.map(({ id }) => id)]);
  return size > mostClaims ? refusedFile("too-many-articles", `${size} > ${mostClaims}`) : file;
}
