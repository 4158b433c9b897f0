// All feeds anew: those that are there whether an article comes or not, and every other.

import { renewAllHistory, renewHistory } from "../archive/renew-history.ts";
import { putRenewal } from "../catalog/catalog.ts";
import { finished, isDone, type Renewal, repeated } from "../catalog/renewal.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, type Settled, settleEach } from "../protocol/settled.ts";
import type { FeedName } from "../publication/addresses.ts";
import { ConditionFailed } from "../store/object-store.ts";
import { activate, restoreCurrent } from "./current-version.ts";
import { feedsAfter } from "./every-feed.ts";
import { labelsOf, regenerateDirectory, regenerateFeed } from "./regenerate.ts";

/** Milliseconds after which work that isn't done is left to the next call: a quarter of the function's own limit. */
const sliceTime = 15_000;

/** Feeds that are regenerated at the same time. */
const atOnce = 4;

/**
 * Regenerates every feed and its history, however long it takes: so that none is missing before its first article, and all of them follow a
 * change of the settings.
 *
 * @throws StoreFault, NotConverging
 */
export async function regenerateStandingFeeds(process: PublishContext): Promise<void> {
  const context = beginCall(process);
  await renewAllHistory(context);
  const slice = await regenerateSome(feedsAfter(null, context), Number.POSITIVE_INFINITY, context);
  assertAll(slice.regenerated);
}

/**
 * Makes this version the current one after a deployment or a rollback, and regenerates every feed then: so a deployment brings
 * the feeds up, and a change of the settings into all of them. Once the last call of the older version has ended, it does so
 * again, as that call may have died before it could tell what it wrote. Ends after a while; the next call goes on from there.
 * Costs one read when there is nothing to do.
 *
 * @param began when the call began that asks for it, ms
 * The history of the feeds follows, in slices of its own.
 *
 * @returns whether all feeds and their history are done, once at least
 * @throws what keeps a feed from being regenerated, once all the others are done
 */
export async function renewFeeds(process: PublishContext, began = process.now()): Promise<boolean> {
  const context = beginCall(process);
  const end = context.now() + sliceTime;
  const current = await activate(context, began);
  if (!current) return false;
  const begun = repeated(current.value, { call: began, process: context.startedAt });
  if (isDone(begun)) return renewHistory(begun, sliceTime, context);
  try {
    const slice = await regenerateSome(feedsLeft(begun, context), sliceTime, context);
    const next = finished(advance(begun, slice));
    await putRenewal(context.catalog, next, current.unchanged);
    if (next.isThrough) assertAll(slice.regenerated);
    return isDone(next) && (await renewHistory(next, end - context.now(), context));
  } catch (error) {
    await restoreCurrent(context); // another version may be current since, and this call has written feeds
    if (error instanceof ConditionFailed) return false; // someone else went on with it, or began anew
    throw error;
  }
}

async function* feedsLeft({ passed, isThrough, failed }: Renewal, context: CallContext) {
  yield* isThrough ? failed : feedsAfter(passed, context);
}

interface Slice {
  readonly regenerated: Settled<FeedName, string | undefined>;
  /** There was time for all. */
  readonly isThrough: boolean;
}

/** Each feed may fail alone; the list of feeds may not, as it keeps their names. */
async function regenerateSome(
  feeds: AsyncIterable<FeedName>,
  limit: number,
  context: CallContext,
): Promise<Slice> {
  const end = context.now() + limit;
  const regenerated = new Map<FeedName, PromiseSettledResult<string | undefined>>();
  let isThrough = true;
  for await (const group of groupsOf(atOnce, feeds)) {
    if (context.now() >= end) {
      isThrough = false;
      break;
    }
    const settled = await settleEach(group, (feed) => regenerateFeed(feed, context));
    for (const [feed, result] of settled) {
      regenerated.set(feed, result);
      if (result.status === "rejected") context.report(outcomeOfFault(feed, result.reason));
    }
  }
  if (regenerated.size > 0) await regenerateDirectory(labelsOf(regenerated), context);
  return { regenerated, isThrough };
}

async function* groupsOf<Item>(size: number, items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** A renewal, so much further. */
function advance(begun: Renewal, { regenerated, isThrough }: Slice): Renewal {
  const failed = new Set(begun.failed);
  for (const [feed, { status }] of regenerated) {
    if (status === "rejected") failed.add(feed);
    else failed.delete(feed);
  }
  const passed = begun.isThrough ? begun.passed : ([...regenerated.keys()].at(-1) ?? begun.passed);
  return { ...begun, passed, isThrough: begun.isThrough || isThrough, failed: [...failed] };
}
