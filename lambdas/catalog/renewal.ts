// Which configuration version (settings, address and code) is current, and how far the regeneration of all feeds has come. The stored
// name of a version is `edition`.
import * as z from "zod/mini";
import type { FeedName } from "../publication/addresses.ts";
import { storedKind } from "./stored-kind.ts";
import { tolerantObject } from "./stored-object.ts";

const feedName = z.string() as unknown as z.ZodMiniType<FeedName>;

/** The object that stores the current version and the progress. There is only one. It is absent before the first deployment. */
export const renewals = storedKind(() => "renewal", {
  /** The current configuration version: the one that the last deployment or rollback activated. */
  edition: z.string(),
  /** When the version was activated, in milliseconds since 1970. */
  activatedAt: z._default(z.int(), 0),
  /** The versions that were current before, the latest last, and when each was replaced. */
  superseded: z._default(z.readonly(z.array(tolerantObject({ edition: z.string(), at: z.int() }))), []),
  /** How many times the regeneration was started. The number makes the bytes, and so the ETag, of each start different. */
  round: z._default(z.int(), 0),
  /**
   * The state of the second regeneration of all feeds. The second regeneration replaces what calls of an older version may have written
   * during the first one.
   */
  repetition: z._default(z.enum(["due", "underWay", "done"]), "done"),
  /** The last feed that was tried; null if none was tried yet. */
  passed: z.nullable(feedName),
  /** Whether all feeds were tried. Those in `failed` must be tried again. */
  isThrough: z.boolean(),
  failed: z.readonly(z.array(feedName)),
});

export type Renewal = ReturnType<(typeof renewals)["read"]>;

/** When a call and its process began, in milliseconds since 1970. */
export interface Beginning {
  readonly call: number;
  readonly process: number | undefined;
}

/**
 * How long calls of an older version may still run after a deployment, in milliseconds. A call takes a minute at most. Another minute
 * is added because new calls may still reach the older version, and because computers' times differ.
 */
export const overlap = 2 * 60_000;

/** How many replaced versions are remembered. When there have been more deployments, no call of an older version can still run. */
const mostSuperseded = 8;

/**
 * Whether a call may make its version the current one. A version that was replaced becomes current again only by a rollback. It is a
 * rollback if the process began after the replacement, and if no call from before the replacement can still run.
 */
export function mayActivate(current: Renewal | undefined, edition: string, begun: Beginning): boolean {
  const replaced = current?.superseded.find((one) => one.edition === edition)?.at;
  if (replaced === undefined) return true;
  return begun.call >= replaced + overlap && (begun.process ?? begun.call) >= replaced - overlap;
}

/** Makes another version the current one. Then all feeds must be regenerated. */
export function activated(current: Renewal | undefined, edition: string, now: number): Renewal {
  const replaced = current ? [...current.superseded, { edition: current.edition, at: now }] : [];
  return {
    ...{ schema: 1, edition, activatedAt: now, repetition: "due" },
    superseded: replaced.filter((one) => one.edition !== edition).slice(-mostSuperseded),
    ...unfinished(current),
  };
}

/** Begins the regeneration of all feeds again, with the same version. */
export function restarted(current: Renewal): Renewal {
  const repetition = current.repetition === "done" ? "done" : "due";
  return { ...current, repetition, ...unfinished(current) };
}

/** Begins the second regeneration if it is time for it. Otherwise returns the same object. */
export function repeated(current: Renewal, { call }: Beginning): Renewal {
  const isTime = isDone(current) && current.repetition === "due" && call >= current.activatedAt + overlap;
  return isTime ? { ...current, repetition: "underWay", ...unfinished(current) } : current;
}

/** Marks the second regeneration as done if it was under way and all feeds are regenerated. */
export function finished(current: Renewal): Renewal {
  const isRepetition = isDone(current) && current.repetition === "underWay";
  return isRepetition ? { ...current, repetition: "done" } : current;
}

function unfinished(before: Renewal | undefined) {
  return { round: (before?.round ?? 0) + 1, passed: null, isThrough: false, failed: [] };
}

export function isDone({ isThrough, failed }: Renewal): boolean {
  return isThrough && failed.length === 0;
}
