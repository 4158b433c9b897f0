// Positions in a feed's history: points in the chronological order of its index entries, the oldest first. Entries of one instant are
// in the order of their ids.
import { createHash } from "node:crypto";
import { type IndexKey, instantOf } from "../keys.ts";

/**
 * The time of an entry in milliseconds since 1970, with leading zeros, then a slash and the escaped id: `1512720000000/1187246`. A time
 * alone is the position before all entries of that time.
 */
export type Position = string;

/** Instants up to the year 2286 have at most this many digits. */
const timeDigits = 13;

/** The position before all entries of an instant. */
export function positionAt(instant: number): Position {
  return String(Math.max(0, instant)).padStart(timeDigits, "0");
}

/** The position of an index entry. */
export function positionOf(key: IndexKey): Position {
  return `${positionAt(instantOf(key))}/${key.split("/").at(-1)}`;
}

/** The time of a position, in milliseconds since 1970. */
export function instantAt(position: Position): number {
  return Number(position.slice(0, timeDigits));
}

/** Whether a position is only a time, and so before all entries of that time. */
export function isInstant(position: Position): boolean {
  return position.length === timeDigits;
}

/** Compares positions by their UTF-8 bytes, as S3 lists the markers of parts. Negative if `one` is before `other`. */
export function comparePositions(one: Position, other: Position): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

export function laterOf(one: Position, other: Position): Position {
  return comparePositions(one, other) >= 0 ? one : other;
}

/**
 * The name of the part that ends before this position. It is the last time in the part, in UTC: `20171208T195959`. Milliseconds are added
 * unless they are the last of a second, and a hash is added if the part ends between entries of the same time.
 */
export function partName(end: Position): string {
  const last = isInstant(end) ? instantAt(end) - 1 : instantAt(end);
  const [whole = "", fraction = ""] = new Date(last).toISOString().replaceAll(/[-:Z]/g, "").split(".");
  const milliseconds = isInstant(end) && fraction === "999" ? "" : `.${fraction}`;
  const hash = isInstant(end) ? "" : `-${createHash("sha256").update(end).digest("hex").slice(0, 12)}`;
  return `${whole}${milliseconds}${hash}`;
}
