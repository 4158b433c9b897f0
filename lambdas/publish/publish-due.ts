// Publishes articles whose embargo has ended. No event announces the end of an embargo, so the clock (a scheduled call each minute)
// and `npm start` look for such articles regularly.

import { feedOf, indexFrom, indexPrefix, instantOf } from "../catalog/keys.ts";
import { type DuePublished, duePublished, lookBack } from "../catalog/registers.ts";
import type { Read } from "../catalog/stored-kind.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { assertAll } from "../protocol/settled.ts";
import { type FeedName, isKnownFeed } from "../publication/addresses.ts";
import { reconcileKey } from "../reconcile/reconcile-key.ts";
import { isClean } from "../reconcile/record/clean-record.ts";
import { regenerateEach, type StaleDocuments } from "../regenerate/regenerate-each.ts";
import type { ListedObject, ObjectStore } from "../store/object-store.ts";

/** How far back a newspaper's first search goes, in milliseconds. */
const firstLook = 24 * 60 * 60_000;

/**
 * How often the time of the last search is stored while no article comes due, in milliseconds. Not at each search, because a write costs as
 * much as twelve reads.
 */
const noteTime = 10 * 60_000;

/** How many index entries are listed at once. */
const pageSize = 100;

interface Due {
  /** When the article comes due, in milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
  readonly feeds: readonly FeedName[];
  /** The file that owns the article. */
  readonly key: string;
  readonly hasCleanPictures: boolean;
}

/**
 * Publishes the articles that have come due since the last call that ended without a fault. A call that finds nothing costs one read
 * and one listing, however many articles there are.
 *
 * @param ahead how far ahead to look for the next article that will come due, in milliseconds
 * @returns when that next article comes due, in milliseconds since 1970; undefined if there is none
 * @throws StoreFault, NotConverging: the next call then begins where the last successful one ended
 */
export async function publishDue(process: PublishContext, ahead = 0): Promise<number | undefined> {
  const context = beginCall(process);
  const { catalog, now } = context;
  let next: number | undefined;
  await converge("what is due", async () => {
    const last = await duePublished.get(catalog);
    const until = now();
    const noted = last.value?.until ?? until - firstLook;
    const underWay = last.value?.underWay ?? [];
    const found = await findDue(noted - lookBack, until, ahead, context);
    next = found.next;
    const isQuiet = found.due.length + underWay.length === 0;
    if (isQuiet && last.value !== undefined && until - noted < noteTime) return false;
    const call = (last.value?.count ?? 0) + 1;
    const mine = merge([...underWay, ...found.due]).map((one) => ({ ...one, call, since: until }));
    const others = underWay.filter(({ since }) => since >= until - lookBack); // the calls that may still be at work
    const begun = { ...{ schema: 1, ...last.value, until: noted }, underWay: [...others, ...mine] };
    // The articles are stored before any document is written. If this call dies, the next one publishes them again, even if their embargo
    // was moved.
    const unchanged = isQuiet
      ? last.unchanged
      : { ifMatch: await duePublished.put(catalog, begun, last.unchanged) };
    // Earlier versions recorded pictures without cleaning them. Reconciling cleans them before the article is published.
    for (const { key, hasCleanPictures } of found.due)
      if (!hasCleanPictures) await reconcileKey(key, context);
    const steps = await regenerateEach(mine.map(outdatedBy), context);
    for (const step of Object.values(steps)) assertAll(step);
    for (const { at, key, id } of found.due) {
      if (at > noted) context.report({ kind: "published", key, id });
    }
    await noteDone(call, until, { value: isQuiet ? begun : { ...begun, count: call }, unchanged }, catalog);
    return false;
  });
  return next;
}

/**
 * Notes that a call is done. Other calls that are at work stay on the list, because one of them may write a feed that is out of date and
 * then die.
 *
 * @param until all articles that came due by this time are published, in milliseconds since 1970
 * @param known the stored progress as this call has last written or read it
 */
async function noteDone(
  call: number,
  until: number,
  known: Read<DuePublished>,
  catalog: ObjectStore,
): Promise<void> {
  let read: Read<DuePublished | undefined> = known;
  await converge("what is done", async () => {
    const { value = known.value, unchanged } = read;
    const underWay = value.underWay.filter((one) => one.call !== call);
    const done = { ...value, until: Math.max(value.until, until), underWay };
    try {
      await duePublished.put(catalog, done, unchanged);
    } catch (error) {
      read = await duePublished.get(catalog);
      throw error;
    }
    return false;
  });
}

type UnderWay = DuePublished["underWay"][number];

/** Joins all items of the list that have the same id into one, with the feeds of all of them. */
function merge(all: readonly Pick<UnderWay, "id" | "feeds">[]): readonly Pick<UnderWay, "id" | "feeds">[] {
  const feeds = new Map<string, ReadonlySet<FeedName>>();
  for (const { id, feeds: names } of all) feeds.set(id, new Set([...(feeds.get(id) ?? []), ...names]));
  return [...feeds].map(([id, names]) => ({ id, feeds: [...names] }));
}

function outdatedBy({ id, feeds }: UnderWay): StaleDocuments {
  return { feeds: new Set(feeds), articles: new Set([id]) };
}

/** Finds the waiting articles that came due later than `after` and not later than `until`, and the time of the next one, if any. */
async function findDue(
  after: number,
  until: number,
  ahead: number,
  { catalog, warmRecords }: CallContext,
): Promise<{ readonly due: readonly Due[]; readonly next: number | undefined }> {
  const due: Due[] = [];
  let next: number | undefined;
  for (let startAfter = indexFrom("all", until + ahead); ; ) {
    const listed = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: pageSize });
    const entries = listed.filter(({ key }) => instantOf(key) > after);
    const isToCome = ({ key }: ListedObject) => instantOf(key) > until;
    const soonest = entries.findLast(isToCome);
    if (soonest) next = instantOf(soonest.key);
    const come = entries.filter((entry) => !isToCome(entry));
    for (const record of await warmRecords.readAll(come, catalog)) {
      if (!record?.article || record.published <= record.owner.modified) continue;
      const { id, owner, indexKeys } = record;
      const feeds = indexKeys.map(feedOf).filter(isKnownFeed);
      due.push({ at: record.published, id, feeds, key: owner.key, hasCleanPictures: isClean(record) });
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < pageSize) return { due, next };
    startAfter = last.key;
  }
}
