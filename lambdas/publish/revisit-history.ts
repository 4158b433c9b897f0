// The clock's work on the history of feeds: it begins the last part of a day that is over, and removes parts that were emptied.

import { settleParts } from "../archive/settle-parts.ts";
import { deleteRevisit, dueRevisits, type Revisit } from "../catalog/revisits.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, settle } from "../protocol/settled.ts";
import { isKnownFeed } from "../publication/addresses.ts";
import { restoreCurrent } from "../regenerate/current-version.ts";
import { regenerateFeed } from "../regenerate/regenerate.ts";

/** Milliseconds after which notes are left to the next call. */
const sliceTime = 15_000;

/** Notes that are read at once. */
const pageSize = 100;

/**
 * Looks at the parts whose time has come. A call that finds nothing costs one listing.
 *
 * @throws what kept a part from being settled, once all the others are done
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

/** The feed links to the part before the note goes. */
async function visit({ feed, target, stored }: Revisit, context: CallContext): Promise<void> {
  if (!isKnownFeed(feed)) return;
  if (context.publication.archives) {
    await settleParts(feed, [target], context);
    await regenerateFeed(feed, context);
  }
  await deleteRevisit(context.catalog, stored);
}
