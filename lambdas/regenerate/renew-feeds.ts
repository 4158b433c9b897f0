// All feeds anew: those that are there whether an article comes or not, and every other.

import { getRenewal, putRenewal } from "../catalog/catalog.ts";
import { beginRenewal, isDone, type Renewal } from "../catalog/renewal.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { assertAll, outcomeOfFault, type Settled, settleEach } from "../protocol/settled.ts";
import type { FeedName } from "../publication/addresses.ts";
import { ConditionFailed } from "../store/object-store.ts";
import { feedsAfter } from "./every-feed.ts";
import { labelsOf, regenerateDirectory, regenerateFeed } from "./regenerate.ts";

/** Milliseconds after which work that isn't done is left to the next call: a quarter of the function's own limit. */
const sliceTime = 15_000;

/** Feeds that are regenerated at the same time. */
const atOnce = 4;

/**
 * Regenerates every feed, however long it takes: so that none is missing before its first article, and all of them follow a
 * change of the settings.
 *
 * @throws StoreFault, NotConverging
 */
export async function regenerateStandingFeeds(process: PublishContext): Promise<void> {
  const context = beginCall(process);
  const slice = await regenerateSome(feedsAfter(null, context), Number.POSITIVE_INFINITY, context);
  assertAll(slice.regenerated);
}

/**
 * Regenerates every feed if the settings, the site's address or the code are not those of the last time: so a deployment
 * brings the feeds up, and a change of the settings into all of them. Ends after a while; the next call goes on from
 * there. Costs one read when there is nothing to do.
 *
 * @returns whether all feeds are done
 * @throws what keeps a feed from being regenerated, once all the others are done
 */
export async function renewFeeds(process: PublishContext): Promise<boolean> {
  const context = beginCall(process);
  const { catalog } = context;
  const edition = editionOf(context);
  const { value: last, unchanged } = await getRenewal(catalog);
  const begun = last?.edition === edition ? last : beginRenewal(edition);
  if (isDone(begun)) return true;
  const slice = await regenerateSome(feedsLeft(begun, context), sliceTime, context);
  const next = advance(begun, slice);
  try {
    await putRenewal(catalog, next, unchanged);
  } catch (error) {
    if (error instanceof ConditionFailed) return false; // someone else went on with it, or began anew
    throw error;
  }
  if (next.isThrough) assertAll(slice.regenerated);
  return isDone(next);
}

/** Has {@link renewFeeds} begin anew, whatever it has done. */
export async function beginRenewing(context: PublishContext): Promise<void> {
  const { catalog } = context;
  await converge("the renewal", async () => {
    const { unchanged } = await getRenewal(catalog);
    await putRenewal(catalog, beginRenewal(editionOf(context)), unchanged);
    return false;
  });
}

/** What every feed depends on beside its articles, as a text to compare. */
function editionOf({ publication, siteUrl, code }: PublishContext): string {
  return JSON.stringify({ publication, siteUrl, code });
}

/** The feeds that are not done: first all of them in turn, then those that failed. */
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
