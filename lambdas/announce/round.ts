// One round of announcements: what a call knows of the hub, and how long the hub is left alone after a failure.
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { urlOf } from "../publication/addresses.ts";
import type { Announcer, HubAnswer } from "./announcer.ts";
import { getHubRest, putHubRest } from "./markers.ts";

/** The first wait after a failure, ms; it doubles with each further one. */
const firstBackoff = 30_000;
const longestBackoff = 10 * 60_000;

export interface Round {
  readonly context: CallContext;
  readonly announcer: Announcer;
  readonly rest: Awaited<ReturnType<typeof getHubRest>>;
  /** The hub failed in this round, so nothing more is announced. */
  isOver: boolean;
  /** The hub answered that it was told. */
  wasTold: boolean;
}

/** Undefined without a hub, and while the hub is left alone. */
export async function beginRound(process: PublishContext): Promise<Round | undefined> {
  const { announcer } = process;
  if (!announcer) return undefined;
  const context = beginCall(process);
  const rest = await getHubRest(context.catalog);
  if (rest && rest.until > context.now()) return undefined;
  return { context, announcer, rest, isOver: false, wasTold: false };
}

/** A hub that answers again begins with the shortest wait at its next failure. */
export async function endRound({ context, rest, isOver, wasTold }: Round): Promise<void> {
  if (rest && rest.failures > 0 && wasTold && !isOver)
    await putHubRest(context.catalog, { failures: 0, until: 0 }, rest);
}

/** Tells the hub that the document at this path has changed. Faults of the hub are an answer. */
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

/** Milliseconds to wait after so many failures. */
export function backoff(failures: number): number {
  return Math.min(longestBackoff, firstBackoff * 2 ** (failures - 1));
}
