// Begins a part of a feed's history for entries that no part has.
import { putPart, type ReadPart } from "../catalog/parts.ts";
import { comparePositions, instantAt, type Position, positionAt } from "../catalog/positions.ts";
import { noteRevisit } from "../catalog/revisits.ts";
import { dayOfDate } from "../dates/days.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import { type Day, dayOf } from "../reconcile/timeline.ts";
import { endsBetween } from "./find-parts.ts";
import { listEntries, type Range } from "./list-entries.ts";

/** By then, no call is under way any more that saw the day before its end: clocks may differ by a minute, and a call takes a minute. */
const afterDay = 3 * 60_000;

export type Begun =
  /** A marker was written, or the look has to be repeated. */
  | { readonly kind: "begun" }
  /** Nothing is to be done for the entries of this range now. */
  | { readonly kind: "open" | "empty"; readonly range: Range };

/**
 * A part for the entries of a day, from the older part to the newer one. A day that is not over stays open, unless a part ends later:
 * its entries are in the feed, and the clock looks at the day when it is over.
 *
 * @param newer the first part that ends after the position
 * @param cut where the part ends at the latest; then also a day that is not over gets a part
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

/** The day of an instant in the publication's time zone. */
function dayAt(instant: number, timeZone: string): Day {
  return dayOf(dayOfDate({ instant }, timeZone), timeZone);
}
