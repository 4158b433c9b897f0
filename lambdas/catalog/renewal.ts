// Which configuration version is current, and how far its regeneration of all feeds has come.
import * as z from "zod";
import type { FeedName } from "../publication/addresses.ts";
import { storedKind } from "./registers.ts";
import { tolerantObject } from "./stored-object.ts";

const feedName = z.string() as unknown as z.ZodType<FeedName>;

export const renewals = storedKind({
  /** The current configuration version: the one that the last deployment or rollback activated. */
  edition: z.string(),
  /** When that was, ms. */
  activatedAt: z.int().default(0),
  /** The versions before it, the latest last, and when each was replaced. */
  superseded: z
    .array(tolerantObject({ edition: z.string(), at: z.int() }))
    .readonly()
    .default([]),
  /** Grows with each new beginning, so that no beginning has the bytes, and with them the ETag, of an earlier one. */
  round: z.int().default(0),
  /** All feeds are regenerated a second time, after the last call of an older version has ended: how far that has come. */
  repetition: z.enum(["due", "underWay", "done"]).default("done"),
  /** The last feed that was tried; null before the first. */
  passed: feedName.nullable(),
  /** All feeds were tried. Those in `failed` remain. */
  isThrough: z.boolean(),
  failed: z.array(feedName).readonly(),
});

export type Renewal = ReturnType<(typeof renewals)["read"]>;

/** When a call began, and its process, ms. */
export interface Beginning {
  readonly call: number;
  readonly process: number | undefined;
}

/**
 * How long a call of an older version may still run after a deployment, ms: a minute of the function, and a minute in which
 * calls still reach the older version and clocks may differ.
 */
export const overlap = 2 * 60_000;

/** Replaced versions that are remembered. More deployments than that take longer than calls overlap. */
const mostSuperseded = 8;

/**
 * Whether a call may make its version the current one. A version that was replaced comes back with a rollback: in a process
 * that is younger than the replacement, and once no call from before the replacement runs any more.
 */
export function mayActivate(current: Renewal | undefined, edition: string, begun: Beginning): boolean {
  const replaced = current?.superseded.find((one) => one.edition === edition)?.at;
  if (replaced === undefined) return true;
  return begun.call >= replaced + overlap && (begun.process ?? begun.call) >= replaced - overlap;
}

/** The register once a version is current that was not: all feeds are to be regenerated. */
export function activated(current: Renewal | undefined, edition: string, now: number): Renewal {
  const replaced = current ? [...current.superseded, { edition: current.edition, at: now }] : [];
  return {
    ...{ schema: 1, edition, activatedAt: now, repetition: "due" },
    superseded: replaced.filter((one) => one.edition !== edition).slice(-mostSuperseded),
    ...unfinished(current),
  };
}

/** The same version, all feeds once more. */
export function restarted(current: Renewal): Renewal {
  const repetition = current.repetition === "done" ? "done" : "due";
  return { ...current, repetition, ...unfinished(current) };
}

/** The second time, if it is due, as a call finds it; else the same. */
export function repeated(current: Renewal, { call }: Beginning): Renewal {
  const isTime = isDone(current) && current.repetition === "due" && call >= current.activatedAt + overlap;
  return isTime ? { ...current, repetition: "underWay", ...unfinished(current) } : current;
}

/** Once all feeds are regenerated, the second time as well if it was under way. */
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
