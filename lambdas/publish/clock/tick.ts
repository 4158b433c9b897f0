// What the clock is for, each minute: articles whose time has come, and feeds that a deployment has changed.

import { renewFeeds } from "../backfill/standing-feeds.ts";
import type { Newsroom } from "../newsroom.ts";
import { assertAll, settle } from "../settled.ts";
import { publishDue } from "./publish-due.ts";

/**
 * Does both, whatever becomes of the other; the articles first, as people wait for them.
 *
 * @throws StoreFault, NotConverging: the next minute goes on from there
 */
export async function tick(newsroom: Newsroom): Promise<void> {
  const done = new Map<string, PromiseSettledResult<unknown>>();
  for (const [what, work] of [["what is due", publishDue] as const, ["all feeds", renewFeeds] as const]) {
    const result = await settle<unknown>(work(newsroom));
    if (result.status === "rejected") newsroom.report({ kind: "failed", key: what, cause: result.reason });
    done.set(what, result);
  }
  assertAll(done);
}
