// Regenerates all feeds, including those of the settings that have no article yet.

import { finished, isDone, type Renewal, renewals, repeated } from "../catalog/renewal.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, type Settled, settleEach } from "../protocol/settled.ts";
import type { FeedName } from "../publication/addresses.ts";
import { ConditionFailed } from "../store/object-store.ts";
import { activate, restoreCurrent } from "./current-version.ts";
import { feedsAfter } from "./every-feed.ts";
import { labelsOf, regenerateDirectory } from "./regenerate-directory.ts";
import { regenerateFeed } from "./regenerate-feed.ts";
import { renewHistory } from "./renew-history.ts";

/** How long one call works on feeds before it leaves the rest to the next call, in milliseconds: a quarter of the function's time limit. */
const sliceTime = 15_000;

/** How many feeds are regenerated at the same time. */
const atOnce = 4;

/**
 * After a deployment or a rollback, makes this version the current one and regenerates every feed. When no call of the older version can
 * run any more, it regenerates every feed a second time, because such a call may have written feeds and died before it could note that.
 * Works for a limited time; the next call continues. Costs one read if there is nothing to do.
 *
 * The history of the feeds (their archives) is regenerated after that, in further calls.
 *
 * @param began when the call of the function began, in milliseconds since 1970
 * @returns whether all feeds and their history were regenerated at least once
 * @throws the error of a feed that could not be regenerated, after all others are done
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
    await renewals.put(context.catalog, next, current.unchanged);
    if (next.isThrough) assertAll(slice.regenerated);
    return isDone(next) && (await renewHistory(next, end - context.now(), context));
  } catch (error) {
    await restoreCurrent(context); // another version may have become current, and this call has written feeds
    if (error instanceof ConditionFailed) return false; // another call has continued or restarted the regeneration
    throw error;
  }
}

async function* feedsLeft({ passed, isThrough, failed }: Renewal, context: CallContext) {
  yield* isThrough ? failed : feedsAfter(passed, context);
}

interface Slice {
  readonly regenerated: Settled<FeedName, string | undefined>;
  /** Whether there was time for all feeds. */
  readonly isThrough: boolean;
}

/**
 * Regenerates feeds for at most `limit` milliseconds. A feed that fails does not stop the others. If the list of feeds fails, this
 * throws, because the list keeps the feeds' names.
 */
async function regenerateSome(
  feeds: AsyncIterable<FeedName>,
  limit: number,
  context: CallContext,
): Promise<Slice> {
  const end = context.now() + limit;
  const regenerated = new Map<FeedName, PromiseSettledResult<string | undefined>>();
  let isThrough = true;
  const { regenerateSettingsDocuments } = await import("./regenerate-settings.ts");
  for await (const group of groupsOf(atOnce, feeds)) {
    if (context.now() >= end) {
      isThrough = false;
      break;
    }
    const settled = await settleEach(group, async (feed) => {
      if (feed === "all") await regenerateSettingsDocuments(context);
      return regenerateFeed(feed, context);
    });
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

/** The progress of the regeneration after this slice of feeds. */
function advance(begun: Renewal, { regenerated, isThrough }: Slice): Renewal {
  const failed = new Set(begun.failed);
  for (const [feed, { status }] of regenerated) {
    if (status === "rejected") failed.add(feed);
    else failed.delete(feed);
  }
  const passed = begun.isThrough ? begun.passed : ([...regenerated.keys()].at(-1) ?? begun.passed);
  return { ...begun, passed, isThrough: begun.isThrough || isThrough, failed: [...failed] };
}
