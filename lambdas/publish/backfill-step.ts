// What the backfill's state machine asks of the function, one step at a time.
import * as z from "zod";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { beginRenewing } from "../regenerate/current-version.ts";
import { renewFeeds } from "../regenerate/renew-feeds.ts";
import { backfill } from "./backfill.ts";

const step = z.union([
  /** Keys of the inbox. */
  z.strictObject({ backfill: z.array(z.string()).readonly() }),
  /** All feeds anew: first to begin, then to go on until they are done. */
  z.strictObject({ feeds: z.enum(["begin", "continue"]) }),
]);

/** @throws BackfillIncomplete, StoreFault, NotConverging: the state machine asks again */
export async function runBackfillStep(
  event: unknown,
  context: PublishContext,
  timeLeft?: TimeLeft,
): Promise<{ done: boolean }> {
  const asked = step.parse(event);
  if ("backfill" in asked) {
    await backfill(asked.backfill, context, timeLeft);
    return { done: true };
  }
  if (asked.feeds === "continue") return { done: await renewFeeds(context) };
  await beginRenewing(context);
  return { done: false };
}
