// Lists the index entries between two positions of a feed's history. An index entry is an object in the catalog that puts an article into
// a feed. A position is a point in the order of the entries (positions.ts).

import {
  comparePositions,
  instantAt,
  isInstant,
  type Position,
  positionOf,
} from "../catalog/history/positions.ts";
import { indexFrom, indexPrefix, instantOf } from "../catalog/keys.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject, ObjectStore } from "../store/object-store.ts";

/** A range of positions: from `from` (included) to `to` (not included). */
export interface Range {
  readonly from: Position;
  readonly to: Position;
}

/** The page size of further listings. They are needed if the first page ends between entries of the same time. */
const manyKeys = 1000;

/**
 * Lists the newest entries of a range, the newest first. The index sorts entries of the same time differently from positions. So all
 * entries of one time must be listed before they can be sorted and cut.
 *
 * @param most the maximum number of entries
 */
export async function listEntries(
  feed: FeedName,
  { from, to }: Range,
  most: number,
  catalog: ObjectStore,
): Promise<readonly ListedObject[]> {
  const prefix = indexPrefix(feed);
  const last = isInstant(to) ? instantAt(to) - 1 : instantAt(to);
  const found: ListedObject[] = [];
  for (let startAfter = indexFrom(feed, last), limit = most + 1; ; limit = manyKeys) {
    const page = await catalog.list({ prefix, startAfter, limit });
    found.push(...page.filter(({ key }) => isInside({ from, to }, positionOf(key))));
    const oldest = page.at(-1);
    if (!oldest || page.length < limit || instantOf(oldest.key) < instantAt(from)) break;
    const enough = found[most - 1];
    if (enough && instantOf(oldest.key) < instantOf(enough.key)) break;
    startAfter = oldest.key;
  }
  return found
    .toSorted((one, other) => comparePositions(positionOf(other.key), positionOf(one.key)))
    .slice(0, most);
}

export function isInside({ from, to }: Range, position: Position): boolean {
  return comparePositions(position, from) >= 0 && comparePositions(position, to) < 0;
}
