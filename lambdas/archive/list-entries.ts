// Lists the index entries of a part of a feed's history.
import { indexFrom, indexPrefix, instantOf } from "../catalog/keys.ts";
import { comparePositions, instantAt, isInstant, type Position, positionOf } from "../catalog/positions.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject, ObjectStore } from "../store/object-store.ts";

/** The entries at one position and later ones, before another position. */
export interface Range {
  readonly from: Position;
  readonly to: Position;
}

/** Keys to list at once if the first listing ends within entries of one instant. */
const manyKeys = 1000;

/**
 * The newest entries of a range, the newest first. The index has entries of one instant in another order, so these are listed as a
 * whole.
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
