// A round: all announcements of one call. After a failure of the hub, nothing is sent to it for some time, neither by this call nor by
// others.
import { beginCall } from "../protocol/begin-call.ts";
import type { Announcer, CallContext, HubAnswer, PublishContext } from "../protocol/context.ts";
import { urlOf } from "../publication/addresses.ts";
import { getHubRest, putHubRest } from "./markers.ts";

/** In milliseconds: how long nothing is sent to the hub after its first failure. The time doubles with each further failure. */
const firstBackoff = 30_000;
const longestBackoff = 10 * 60_000;

export interface Round {
  readonly context: CallContext;
  readonly announcer: Announcer;
  readonly rest: Awaited<ReturnType<typeof getHubRest>>;
  /** Whether the hub has failed in this round. Then the round announces nothing more. */
  isOver: boolean;
  /** Whether the hub has accepted at least one announcement in this round. */
  wasTold: boolean;
}

/** Returns `undefined` if there is no hub, or if nothing may be sent to it yet after a failure. */
export async function beginRound(process: PublishContext): Promise<Round | undefined> {
  const { announcer } = process;
  if (!announcer) return undefined;
  const context = beginCall(process);
  const rest = await getHubRest(context.catalog);
  if (rest && rest.until > context.now()) return undefined;
  return { context, announcer, rest, isOver: false, wasTold: false };
}

/** Resets the number of failures if the hub works again. So the wait after its next failure is short again. */
export async function endRound({ context, rest, isOver, wasTold }: Round): Promise<void> {
  if (rest && rest.failures > 0 && wasTold && !isOver)
    await putHubRest(context.catalog, { failures: 0, until: 0 }, rest);
}

/** Tells the hub that the document at this path has changed. Does not throw if the hub fails, but returns the kind of failure. */
export async function ping(path: string, round: Round): Promise<HubAnswer["kind"]> {
  const { context, announcer, rest } = round;
  const answer = await announcer.tell(urlOf(context.siteUrl, path));
  if (answer.kind === "told") {
    round.wasTold = true;
    context.report({ kind: "announced", document: path });
    return "told";
  }
  context.report({ kind: "notAnnounced", document: path, problem: answer.problem });
  if (answer.kind === "unavailable" && !round.isOver) {
    round.isOver = true;
    const failures = (rest?.failures ?? 0) + 1;
    const until = context.now() + (answer.retryAfter ?? backoff(failures));
    await putHubRest(context.catalog, { failures, until }, rest);
  }
  return answer.kind;
}

/** How long to wait after this number of failures, in milliseconds. */
export function backoff(failures: number): number {
  return Math.min(longestBackoff, firstBackoff * 2 ** (failures - 1));
}
