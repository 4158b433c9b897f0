// The work of the clock (the scheduled call of each minute): it publishes articles that are due, closes the archives of
// days that are over, regenerates all feeds after a deployment, and tells the hub of documents that have changed.
import { announceHeld, announceLeft } from "../announce/announce.ts";
import type { PublishContext } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, settle } from "../protocol/settled.ts";
import { renewFeeds } from "../regenerate/renew-feeds.ts";
import { publishDue } from "./publish-due.ts";
import { renewSearch } from "./renew-search.ts";
import { revisitHistory } from "./revisit-history.ts";

/**
 * How far ahead a call looks, in milliseconds. It waits for articles that come due by then, because otherwise they could be late by a
 * minute. The next call may begin while this one is still at work, which does no harm.
 */
const horizon = 40_000;

/**
 * Does each of the tasks, even if another one fails. Articles that are due come first, because people wait for them.
 *
 * @param pause a function that resolves after the given number of milliseconds
 * @throws StoreFault, NotConverging: the call of the next minute does the rest
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
  // The hub is told while the other tasks are done, because a slow hub must not delay articles that are due.
  const announcements = [settle(announceLeft(context))];
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
    announcements.push(settle(announceHeld(context, pause)));
  }
  for (const result of await Promise.all(announcements)) {
    if (result.status === "rejected") report(outcomeOfFault("announcements", result.reason));
  }
  assertAll(done);
}
