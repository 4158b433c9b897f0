// The work of the clock (the scheduled call of each minute) on the history of feeds: it begins the last part of each day that is over, and
// removes parts that have lost all entries.

import { settleParts } from "../archive/settle-parts.ts";
import { deleteRevisit, dueRevisits, type Revisit } from "../catalog/history/revisits.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, settle } from "../protocol/settled.ts";
import { isKnownFeed } from "../publication/addresses.ts";
import { restoreCurrent } from "../regenerate/current-version.ts";
import { regenerateFeed } from "../regenerate/regenerate-feed.ts";

/** How long a call works on notes before it leaves the rest to the next call, in milliseconds. */
const sliceTime = 15_000;

/** How many notes are read at once. */
const pageSize = 100;

/**
 * Looks at the parts that have a note whose time is not in the future. A call that finds nothing costs one listing.
 *
 * @throws the error of a part that could not be updated, after all others are done
 */
export async function revisitHistory(process: PublishContext): Promise<void> {
  const context = beginCall(process);
  const end = context.now() + sliceTime;
  const due = await dueRevisits(context.catalog, context.now(), pageSize);
  const done = new Map<Revisit, PromiseSettledResult<void>>();
  for (const revisit of due) {
    if (context.now() >= end) break;
    const result = await settle(visit(revisit, context));
    if (result.status === "rejected") context.report(outcomeOfFault(revisit.feed, result.reason));
    done.set(revisit, result);
  }
  if (done.size > 0) await restoreCurrent(context);
  assertAll(done);
}

/** Updates a part and its feed. The note is deleted last, so that after a crash another call does the same again. */
async function visit({ feed, target, stored }: Revisit, context: CallContext): Promise<void> {
  if (!isKnownFeed(feed)) return;
  if (context.publication.archives) {
    await settleParts(feed, [target], context);
    await regenerateFeed(feed, context);
  }
  await deleteRevisit(context.catalog, stored);
}
