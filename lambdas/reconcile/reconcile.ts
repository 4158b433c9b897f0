// Makes the catalog agree with the file that is at a key of the inbox now. Words: the owner of an article is the file that it is
// published from; a claim notes that a file has an id or had it; a binding notes which article a file's bytes belong to.

import type { ArticleRecord } from "../catalog/article-record.ts";
import { bindings } from "../catalog/content-binding.ts";
import { claimsKey } from "../catalog/keys.ts";
import { fileClaims } from "../catalog/registers.ts";
import {
  type CopyOf,
  claimedBy,
  type InboxFile,
  submissionsOf,
  withDateOfRecord,
} from "../inbox/read-file.ts";
import { syncReport } from "../inbox/report.ts";
import { claimPictures } from "../pictures/claim-pictures.ts";
import { listOfName } from "../pictures/named-files.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { awaitedLater } from "../protocol/settled.ts";
import { listOnce } from "../store/list-once.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { rememberWrites } from "../store/remember-writes.ts";
import { joinEffects, noEffects, type ReconcileEffects } from "./effects.ts";
import { keepBareIds, refuseForeignIds } from "./identity/agency-ids.ts";
import { bindDeleted } from "./identity/bind-deleted.ts";
import { identifyFile } from "./identity/identify-file.ts";
import { outcomesOf } from "./outcomes.ts";
import { type FileState, readState } from "./read-state.ts";
import { absentRecord, buildRecords, cleanPictures, writeRecords } from "./record/all-records.ts";
import type { Written } from "./record/write-record.ts";
import { limitClaims, surplusClaims } from "./surplus.ts";

/**
 * Makes claims, records and index entries agree with one file that can be an article. Repeats its passes until one of them finds
 * nothing to do.
 *
 * @throws StoreFault, NotConverging: a later call for the same key finishes the work
 */
export async function reconcile(key: string, context: CallContext): Promise<ReconcileEffects> {
  let effects = noEffects;
  let file: InboxFile = { kind: "absent", key };
  const catalog = rememberWrites(context.catalog, context.now);
  let isFirst = true;
  const wrote = await converge(key, async () => {
    const own = { ...context, catalog, inbox: listOnce(context.inbox) };
    const pass = await reconcileOnce(key, isFirst, own, context);
    isFirst = false;
    file = pass.file;
    effects = joinEffects(effects, pass.effects);
    return pass.changed;
  });
  for (const outcome of outcomesOf({ file, wrote }, effects, context.now())) context.report(outcome);
  return effects;
}

/** The result of one pass. */
interface Pass extends Written {
  readonly file: InboxFile;
}

/**
 * @param isFirst whether this is the first pass of the call
 * @param fresh the same context, but its catalog reads everything again and returns nothing that is remembered
 */
async function reconcileOnce(
  key: string,
  isFirst: boolean,
  context: CallContext,
  fresh: CallContext,
): Promise<Pass> {
  const { catalog, inbox } = context;
  const state = await readState(key, isFirst, context);
  const { claims, records, freeId } = state;
  const found = limitClaims(state);
  if (found.kind === "absent" && (await bindDeleted(key, records, context)))
    return { file: found, changed: true, effects: noEffects };
  const known = { claims: claims.value, records: records.map(({ value }) => value) };
  const kept = await keepBareIds(found, known, context);
  const { file: identified, keyId, binding } = await identifyFile(kept, known, context);
  const read = refuseForeignIds(withDateOfRecord(identified, known.records), known);

  // The claims are written before the binding and before the record. So the claims of a file have every id that a binding or a record
  // has for this file.
  const wanted = new Set([...claimedBy(read), ...(keyId === undefined ? [] : [keyId])]);
  const unclaimed = [...wanted].filter((id) => !claims.value.ids.includes(id));
  const isClaimed = unclaimed.length === 0 && keyId === claims.value.keyId;
  // Records must be read before the file. For new ids this was not done, except for `freeId`. If there are other new ids, this pass only
  // writes the claims, and the next pass reads the records.
  const isReady = isClaimed || (unclaimed.length === 1 && unclaimed[0] === freeId);
  if (!isClaimed) {
    if (isReady) awaitedLater(listOfName(key, inbox));
    const ids = [...claims.value.ids, ...unclaimed];
    await fileClaims.put(catalog, { ...claims.value, ids, keyId }, claims.unchanged, key);
  }
  if (binding) await bindings.put(catalog, binding.value, binding.unchanged, binding.etag);
  if (!isReady) return { file: read, changed: true, effects: noEffects };
  const present = isClaimed ? claims : await fileClaims.get(catalog, key);
  return writeFile({ ...state, file: read, claims: present }, context, fresh);
}

/** Makes the report, the claims to pictures, the records and their documents agree with a file, whose articles are all among its claims. */
async function writeFile(
  { file: read, report, claims, records }: FileState,
  context: CallContext,
  fresh: CallContext,
): Promise<Pass> {
  const { key } = read;
  const { catalog, inbox } = context;
  if (read.kind === "refused" && read.copyOf) await claimForOriginal(read.copyOf, catalog);
  let changed = false;
  for (const submission of submissionsOf(read)) {
    if (submission.kind === "article" && (await claimPictures(key, submission.article, context)))
      changed = true;
  }
  const before = claims.value.ids
    .map((id, index) => ({ id, record: records[index] ?? absentRecord }))
    // The articles that the file has now come first. The page of a former article may redirect to one of them, which must exist by then.
    .sort((one, other) => Number(isMade(other.id, read)) - Number(isMade(one.id, read)));
  const cleaned = await cleanPictures({ file: read, before }, context, fresh);
  if (cleaned.changed) return { file: read, ...cleaned };
  const built = await buildRecords(read, before, context);
  if (await syncReport(built.file, await report, inbox)) changed = true;
  const { after } = built;
  if (before.some(({ record }, index) => isNewClaim(key, record.value, after[index]))) {
    // Writes the same claims again, which changes their ETag. So if another worker is about to remove such a claim, its write fails.
    await fileClaims.put(catalog, claims.value, claims.unchanged, key);
  }
  const all = await writeRecords(
    { file: built.file, before },
    async (_named, index) => after[index],
    context,
    fresh,
  );
  if (changed || all.changed) return { file: built.file, changed: true, effects: all.effects };
  const surplus = surplusClaims({ file: built.file, claims, records });
  const effects = surplus
    ? joinEffects(all.effects, { ...noEffects, surplus: new Map([[claimsKey(key), surplus]]) })
    : all.effects;
  return { file: built.file, changed: false, effects };
}

/**
 * The original file may not have been read yet. If it is deleted before that, its claims lead to the record, and the record names the copy.
 */
async function claimForOriginal({ original, id }: CopyOf, catalog: ObjectStore): Promise<void> {
  const { value, unchanged } = await fileClaims.get(catalog, original);
  if (value.ids.includes(id)) return;
  await fileClaims.put(catalog, { ...value, ids: [...value.ids, id] }, unchanged, original);
}

function isMade(id: string, file: InboxFile): boolean {
  return submissionsOf(file).some((one) => one.id === id);
}

/** Whether a file takes an article over, or is among its claimants for the first time. */
function isNewClaim(
  key: string,
  before: ArticleRecord | undefined,
  after: ArticleRecord | undefined,
): boolean {
  if (!before || !after?.claimants.includes(key)) return false;
  return !before.claimants.includes(key) || (after.owner.key === key && before.owner.key !== key);
}
