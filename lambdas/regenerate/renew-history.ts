// Settles the history of all feeds after a deployment, a rollback or a backfill: updates all parts of it until they agree with the index (see
// settle-parts.ts). Another version of the code may have published or withdrawn articles, or the settings may have changed. The work is
// done in slices of limited time.

import { settlePartBefore } from "../archive/parts/settle-part-before.ts";
import { nextIndexedFeed } from "../catalog/catalog.ts";
import { nextFeedWithParts } from "../catalog/history/parts.ts";
import type { Position } from "../catalog/history/positions.ts";
import { historyRenewals } from "../catalog/history/renewal.ts";
import type { Renewal } from "../catalog/renewal.ts";
import type { CallContext } from "../protocol/context.ts";
import { type FeedName, isKnownFeed } from "../publication/addresses.ts";
import { ConditionFailed, type ObjectStore } from "../store/object-store.ts";
import { regenerateFeed } from "./regenerate-feed.ts";

/** How much of the work is done. */
interface Progress {
  /** The last feed whose history is done. Null if there is none yet. */
  readonly passed: FeedName | null;
  /** A position in the history of the next feed. Only the entries before it must still be done. Null: nothing is done yet. */
  readonly before: Position | null;
  /** Whether the history of all feeds is done. */
  readonly isThrough: boolean;
}

const begin: Progress = { passed: null, before: null, isThrough: false };

/**
 * Settles the history of every feed once for each round, that is each time after all feeds were regenerated. Stops when the time limit is
 * over, and stores its progress, so that the next call continues. If everything is done, it costs one read.
 *
 * @param limit how long to work, in milliseconds
 * @returns whether the history of all feeds is done
 */
export async function renewHistory(
  { round }: Renewal,
  limit: number,
  context: CallContext,
): Promise<boolean> {
  const { catalog, now } = context;
  const { value, unchanged } = await historyRenewals.get(catalog);
  const isSame = value?.round === round;
  if (isSame && value.isThrough) return true;
  const progress = await goOn(isSame ? value : begin, now() + limit, context);
  try {
    await historyRenewals.put(catalog, { schema: 1, ...value, round, ...progress }, unchanged);
    return progress.isThrough;
  } catch (error) {
    if (error instanceof ConditionFailed) return false; // another call is doing the same work
    throw error;
  }
}

async function goOn(from: Progress, end: number, context: CallContext): Promise<Progress> {
  let progress = from;
  while (!progress.isThrough && context.now() < end) progress = await goFurther(progress, context);
  return progress;
}

/**
 * Settles the next part of a feed, that is, updates the part until it agrees with the index. When no part is left, regenerates the feed, because
 * its newest part may be a different one now.
 */
async function goFurther({ passed, before }: Progress, context: CallContext): Promise<Progress> {
  const feed = await nextFeed(passed, context.catalog);
  if (feed === undefined) return { passed, before: null, isThrough: true };
  if (!isKnownFeed(feed)) return { passed: feed, before: null, isThrough: false };
  const next = await settlePartBefore(feed, before, context);
  if (next !== undefined) return { passed, before: next, isThrough: false };
  await regenerateFeed(feed, context);
  return { passed: feed, before: null, isThrough: false };
}

/** The next feed that has index entries or parts, in the order of the keys in the catalog. */
async function nextFeed(after: FeedName | null, catalog: ObjectStore): Promise<FeedName | undefined> {
  const feeds = await Promise.all([nextIndexedFeed(catalog, after), nextFeedWithParts(catalog, after)]);
  const [first] = feeds
    .filter((feed) => feed !== undefined)
    .sort((one, other) => Buffer.compare(Buffer.from(`${one}/`), Buffer.from(`${other}/`)));
  return first;
}
