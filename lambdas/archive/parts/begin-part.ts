// Begins a part of a feed's history (see settle-parts.ts) for entries that are in no part yet.
import { putPart, type ReadPart } from "../../catalog/history/parts.ts";
import { comparePositions, instantAt, type Position, positionAt } from "../../catalog/history/positions.ts";
import { noteRevisit } from "../../catalog/history/revisits.ts";
import { dayOfDate } from "../../dates/days.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { type Day, dayOf } from "../../reconcile/record/timeline.ts";
import { listEntries, type Range } from "../list-entries.ts";
import { endsBetween } from "./find-parts.ts";

/**
 * The clock (the scheduled call of each minute) makes the part of a day this many milliseconds after the end of the day. Then all calls
 * that began before the end are over: a call takes at most a minute, and the time of two machines may differ by a minute.
 */
const afterDay = 3 * 60_000;

export type Begun =
  /** The marker of a new part was written. The caller must read the state again. */
  | { readonly kind: "begun" }
  /** No part is needed for this range now: the day is not over, or the range has no entries. */
  | { readonly kind: "open" | "empty"; readonly range: Range };

/**
 * Writes the marker of a part that has the entries of one day, as far as they lie between the next older and the next newer part. A day
 * that is not over gets no part, unless a part exists that ends later. Until then, the feed shows its entries, and a note makes the clock
 * begin the part after the end of the day.
 *
 * @param position a position in the day
 * @param newer the first part that ends after the position
 * @param cut the part must not end later than this. If given, a day that is not over gets a part too
 */
export async function beginPart(
  feed: FeedName,
  position: Position,
  newer: ReadPart | undefined,
  context: CallContext,
  cut?: Position,
): Promise<Begun> {
  const { catalog, publication, now } = context;
  const day = dayAt(instantAt(position), publication.timeZone);
  const endOfDay = positionAt(day.end);
  if (!newer && cut === undefined && now() < day.end) {
    await noteRevisit(catalog, feed, day.end + afterDay, { at: positionAt(day.end - 1) });
    return { kind: "open", range: { from: position, to: endOfDay } };
  }
  const startOfDay = positionAt(day.start);
  const ends = await endsBetween(feed, startOfDay, newer?.value.end, catalog);
  const range = {
    from: ends.at(-1) ?? startOfDay,
    to: earliest(endOfDay, newer?.value.start, cut),
  };
  if ((await listEntries(feed, range, 1, catalog)).length === 0) return { kind: "empty", range };
  const marker = { start: range.from, end: range.to, state: "begun" } as const;
  await putPart(catalog, feed, marker, { ifNoneMatch: "*" });
  return { kind: "begun" };
}

function earliest(...positions: readonly (Position | undefined)[]): Position {
  const [first = ""] = positions.filter((one) => one !== undefined).toSorted(comparePositions);
  return first;
}

/** The day of a time, in the newspaper's time zone. */
function dayAt(instant: number, timeZone: string): Day {
  return dayOf(dayOfDate({ instant }, timeZone), timeZone);
}
