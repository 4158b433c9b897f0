// The work of each minute: articles whose time has come, days that are over, and feeds that a deployment has changed.

import type { PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, settle } from "../protocol/settled.ts";
import { renewFeeds } from "../regenerate/renew-feeds.ts";
import { publishDue } from "./publish-due.ts";
import { renewSearch } from "./renew-search.ts";
import { revisitHistory } from "./revisit-history.ts";

/**
 * How far ahead a call looks, ms. It waits for what comes due by then; otherwise an article could be late by a minute. The next
 * call may begin while this one is still at work, which does no harm.
 */
const horizon = 40_000;

/**
 * Does each of the tasks, even if another one fails. The articles are first, because people wait for them.
 *
 * @param pause resolves after so many milliseconds
 * @throws StoreFault, NotConverging: the next minute goes on from there
 */
export async function tick(
  context: PublishContext,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<void> {
  const { now, report } = context;
  const began = now();
  const end = began + horizon;
  let next: number | undefined;
  const publishInTime = async () => {
    next = await publishDue(context, Math.max(0, end - now()));
  };
  const publishSoon = async () => {
    while (next !== undefined) {
      await pause(Math.max(0, next - now()));
      await publishInTime();
    }
  };
  const done = new Map<string, PromiseSettledResult<unknown>>();
  for (const [what, work] of [
    ["what is due", publishInTime],
    ["the history of feeds", () => revisitHistory(context)],
    ["search engines", () => renewSearch(context)],
    ["all feeds", () => renewFeeds(context, began)],
    ["what comes due soon", publishSoon],
  ] as const) {
    const result = await settle<unknown>(work());
    if (result.status === "rejected") report(outcomeOfFault(what, result.reason));
    done.set(what, result);
  }
  assertAll(done);
}
