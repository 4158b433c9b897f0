// The history of all feeds brought into line with the index, in slices: parts for articles that an earlier version published, what it
// withdrew, and a change of the settings.
import { nextIndexedFeed } from "../catalog/catalog.ts";
import { getHistoryRenewal, putHistoryRenewal } from "../catalog/history-renewal.ts";
import { nextFeedWithParts } from "../catalog/parts.ts";
import type { Position } from "../catalog/positions.ts";
import type { Renewal } from "../catalog/renewal.ts";
import type { CallContext } from "../protocol/context.ts";
import { type FeedName, isKnownFeed } from "../publication/addresses.ts";
import { regenerateFeed } from "../regenerate/regenerate.ts";
import { ConditionFailed, type ObjectStore } from "../store/object-store.ts";
import { settleNext } from "./settle-next.ts";

/** How far all feeds have come. */
interface Progress {
  /** The last feed that is done. */
  readonly passed: FeedName | null;
  /** In the next feed, the position before which nothing is done yet. */
  readonly before: Position | null;
  readonly isThrough: boolean;
}

const begin: Progress = { passed: null, before: null, isThrough: false };

/** Settles the history of every feed, however long it takes. */
export async function renewAllHistory(context: CallContext): Promise<void> {
  await goOn(begin, Number.POSITIVE_INFINITY, context);
}

/**
 * Settles the history of every feed after all feeds were regenerated, once for each round of that. Ends after a while; the next call goes
 * on from there. Costs one read when there is nothing to do.
 *
 * @returns whether the history of all feeds is done
 */
export async function renewHistory(
  { round }: Renewal,
  limit: number,
  context: CallContext,
): Promise<boolean> {
  const { catalog, now } = context;
  const { value, unchanged } = await getHistoryRenewal(catalog);
  const isSame = value?.round === round;
  if (isSame && value.isThrough) return true;
  const progress = await goOn(isSame ? value : begin, now() + limit, context);
  try {
    await putHistoryRenewal(catalog, { schema: 1, ...value, round, ...progress }, unchanged);
    return progress.isThrough;
  } catch (error) {
    if (error instanceof ConditionFailed) return false; // another call goes on with it
    throw error;
  }
}

async function goOn(from: Progress, end: number, context: CallContext): Promise<Progress> {
  let progress = from;
  while (!progress.isThrough && context.now() < end) progress = await goFurther(progress, context);
  return progress;
}

/** One part, or the end of a feed. The feed is regenerated then, as it may have a newer part to link to. */
async function goFurther({ passed, before }: Progress, context: CallContext): Promise<Progress> {
  const feed = await nextFeed(passed, context.catalog);
  if (feed === undefined) return { passed, before: null, isThrough: true };
  if (!isKnownFeed(feed)) return { passed: feed, before: null, isThrough: false };
  const next = await settleNext(feed, before, context);
  if (next !== undefined) return { passed, before: next, isThrough: false };
  await regenerateFeed(feed, context);
  return { passed: feed, before: null, isThrough: false };
}

/** The next feed that has entries or parts, in the order of keys. */
async function nextFeed(after: FeedName | null, catalog: ObjectStore): Promise<FeedName | undefined> {
  const feeds = await Promise.all([nextIndexedFeed(catalog, after), nextFeedWithParts(catalog, after)]);
  const [first] = feeds
    .filter((feed) => feed !== undefined)
    .sort((one, other) => Buffer.compare(Buffer.from(`${one}/`), Buffer.from(`${other}/`)));
  return first;
}
