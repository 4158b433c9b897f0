// Finds the part of a feed's history at a position, and its neighbours. Each costs a few listings, however long the history is.
import type { Read } from "../catalog/catalog.ts";
import { getPart, listEnds, type Part, type ReadPart } from "../catalog/parts.ts";
import { comparePositions, instantAt, laterOf, type Position, positionAt } from "../catalog/positions.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ObjectStore } from "../store/object-store.ts";

const day = 24 * 60 * 60_000;

/** How far back a look for an older part goes, ms: further each time. Most feeds have a part in the last days. */
const reaches = [4 * day, 64 * day, 1024 * day, Number.POSITIVE_INFINITY];

/** Markers to list at once. */
const fewMarkers = 50;
const manyMarkers = 1000;

/** The parts beside one. */
export interface Neighbours {
  /** The nearest older part that may be linked to. */
  readonly older: ReadPart | undefined;
  /** The nearest newer part that may be linked to. */
  readonly newer: ReadPart | undefined;
  /** Those between that may not be linked to, the nearest first. */
  readonly between: { readonly older: readonly Part[]; readonly newer: readonly Part[] };
}

/** The first part that ends after a position, in whatever state. It has the position if it reaches back to it. */
export async function partAfter(
  feed: FeedName,
  position: Position,
  catalog: ObjectStore,
): Promise<ReadPart | undefined> {
  for (let after = position; ; ) {
    const [end] = await listEnds(catalog, feed, after, 1);
    if (end === undefined) return undefined;
    const read = await getPart(catalog, feed, end);
    if (exists(read)) return read;
    after = end; // it has just been deleted
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
  /** The nearest that may be linked to. */
  readonly found: ReadPart | undefined;
  /** Those before it, the nearest first. */
  readonly passed: readonly Part[];
}

async function findNewer(feed: FeedName, end: Position, catalog: ObjectStore): Promise<Found> {
  const passed: Part[] = [];
  let part = await partAfter(feed, end, catalog);
  for (; part && !isPublished(part.value); part = await partAfter(feed, part.value.end, catalog))
    passed.push(part.value);
  return { found: part, passed };
}

/** The parts that end before a position. */
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

/** The newest of the parts at these ends that may be linked to. */
export async function lastPublished(
  feed: FeedName,
  ends: readonly Position[],
  catalog: ObjectStore,
  passed: Part[] = [],
): Promise<ReadPart | undefined> {
  for (const end of ends.toReversed()) {
    const read = await getPart(catalog, feed, end);
    if (!exists(read)) continue;
    if (isPublished(read.value)) return read;
    passed.push(read.value);
  }
  return undefined;
}

/** The ends of all parts that end after one position and, if it is given, before another; the oldest first. */
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
 * Where the entries of a part begin: at its start, or where an older part ends. While it may be linked to, it keeps the entries of an
 * older part that may not yet: so a reader always finds them in one of the two.
 */
export function beginOf(part: Part, { older, between }: Neighbours): Position {
  const nearest = isPublished(part) ? older?.value : (between.older[0] ?? older?.value);
  return nearest ? laterOf(part.start, nearest.end) : part.start;
}

/** Whether the documents of a part are there and may be linked to. */
export function isPublished({ state }: Part): boolean {
  return state === "published" || state === "linked";
}

/** Whether a part that ends after a position has it. */
export function reachesBack({ start }: Part, position: Position): boolean {
  return comparePositions(start, position) <= 0;
}

function exists(read: Read<Part | undefined>): read is ReadPart {
  return read.value !== undefined;
}
