// Finds the part of a feed's history (see settle-parts.ts) at a position (positions.ts), and the next older and newer parts, its
// neighbours. Each search costs a few listings, even if the history is very long.

import { listEnds, type Part, parts, type ReadPart } from "../../catalog/history/parts.ts";
import {
  comparePositions,
  instantAt,
  laterOf,
  type Position,
  positionAt,
} from "../../catalog/history/positions.ts";
import type { Read } from "../../catalog/stored-kind.ts";
import type { FeedName } from "../../publication/addresses.ts";
import type { ObjectStore } from "../../store/object-store.ts";

const day = 24 * 60 * 60_000;

/** How far back older parts are searched, in milliseconds. If none is found, the next reach is tried. Usually the first one is enough. */
const reaches = [4 * day, 64 * day, 1024 * day, Number.POSITIVE_INFINITY];

/** How many markers of parts a listing returns at most: in its first page, and in each further page. */
const fewMarkers = 50;
const manyMarkers = 1000;

/** The parts before and after a part. Other parts may link to a part if its state is `published` or `linked`. */
export interface Neighbours {
  /** The nearest older part that may be linked to. */
  readonly older: ReadPart | undefined;
  /** The nearest newer part that may be linked to. */
  readonly newer: ReadPart | undefined;
  /** The parts that lie nearer than `older` and `newer`, but that may not be linked to. The nearest comes first. */
  readonly between: { readonly older: readonly Part[]; readonly newer: readonly Part[] };
}

/** Finds the first part that ends after a position, in any state. It contains the position if `reachesBack` is true. */
export async function partAfter(
  feed: FeedName,
  position: Position,
  catalog: ObjectStore,
): Promise<ReadPart | undefined> {
  for (let after = position; ; ) {
    const [end] = await listEnds(catalog, feed, after, 1);
    if (end === undefined) return undefined;
    const read = await parts.get(catalog, { feed, end });
    if (exists(read)) return read;
    after = end; // another worker has just deleted this part
  }
}

export async function findNeighbours(
  feed: FeedName,
  end: Position,
  catalog: ObjectStore,
): Promise<Neighbours> {
  const [older, newer] = await Promise.all([findOlder(feed, end, catalog), findNewer(feed, end, catalog)]);
  return {
    older: older.found,
    newer: newer.found,
    between: { older: older.passed, newer: newer.passed },
  };
}

interface Found {
  /** The nearest part that may be linked to. */
  readonly found: ReadPart | undefined;
  /** The parts that lie nearer but may not be linked to, the nearest first. */
  readonly passed: readonly Part[];
}

async function findNewer(feed: FeedName, end: Position, catalog: ObjectStore): Promise<Found> {
  const passed: Part[] = [];
  let part = await partAfter(feed, end, catalog);
  for (; part && !isPublished(part.value); part = await partAfter(feed, part.value.end, catalog))
    passed.push(part.value);
  return { found: part, passed };
}

/** Finds the nearest older part that may be linked to, and the nearest older part in any state. */
export async function findOlder(
  feed: FeedName,
  end: Position,
  catalog: ObjectStore,
): Promise<Found & { readonly nearest: Part | undefined }> {
  const passed: Part[] = [];
  let before = end;
  for (const reach of reaches) {
    const from = positionAt(instantAt(end) - reach);
    const ends = await endsBetween(feed, from, before, catalog);
    const found = await lastPublished(feed, ends, catalog, passed);
    if (found) return { found, passed, nearest: passed[0] ?? found.value };
    before = ends[0] ?? before;
  }
  return { found: undefined, passed, nearest: passed[0] };
}

/** Of the parts that end at these positions, finds the newest one that may be linked to. Adds the newer ones to `passed`. */
export async function lastPublished(
  feed: FeedName,
  ends: readonly Position[],
  catalog: ObjectStore,
  passed: Part[] = [],
): Promise<ReadPart | undefined> {
  for (const end of ends.toReversed()) {
    const read = await parts.get(catalog, { feed, end });
    if (!exists(read)) continue;
    if (isPublished(read.value)) return read;
    passed.push(read.value);
  }
  return undefined;
}

/** Lists the ends of all parts that end after `from` and, if it is given, before `before`. The oldest comes first. */
export async function endsBetween(
  feed: FeedName,
  from: Position,
  before: Position | undefined,
  catalog: ObjectStore,
): Promise<readonly Position[]> {
  const isBefore = (end: Position) => before === undefined || comparePositions(end, before) < 0;
  const found: Position[] = [];
  for (let after = from, limit = fewMarkers; ; limit = manyMarkers) {
    const ends = await listEnds(catalog, feed, after, limit);
    found.push(...ends.filter(isBefore));
    const last = ends.at(-1);
    if (last === undefined || ends.length < limit || !isBefore(last)) return found;
    after = last;
  }
}

/**
 * The position where the entries of a part begin: the start of the part, or the end of an older part if that is later. If the part may be
 * linked to but the older part may not be yet, this part keeps the entries of both. So a reader always finds each entry in one of them.
 */
export function beginOf(part: Part, { older, between }: Neighbours): Position {
  const nearest = isPublished(part) ? older?.value : (between.older[0] ?? older?.value);
  return nearest ? laterOf(part.start, nearest.end) : part.start;
}

/** Whether the documents of a part exist and other documents may link to them. */
export function isPublished({ state }: Part): boolean {
  return state === "published" || state === "linked";
}

/** Whether a part contains a position. The part must be the first one that ends after the position. */
export function reachesBack({ start }: Part, position: Position): boolean {
  return comparePositions(start, position) <= 0;
}

function exists(read: Read<Part | undefined>): read is ReadPart {
  return read.value !== undefined;
}
