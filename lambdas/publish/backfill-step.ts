// Runs one step of the backfill's state machine.
import * as z from "zod/mini";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { beginRenewing } from "../regenerate/current-version.ts";
import { renewFeeds } from "../regenerate/renew-feeds.ts";
import { backfill } from "./backfill.ts";

const step = z.union([
  /** Publishes the files at these keys of the inbox. */
  z.strictObject({ backfill: z.readonly(z.array(z.string())) }),
  /** Regenerates all feeds: `begin` once, then `continue` until the answer says that all are done. */
  z.strictObject({ feeds: z.enum(["begin", "continue"]) }),
]);

/** @throws BackfillIncomplete, StoreFault, NotConverging: the state machine then repeats the step */
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
