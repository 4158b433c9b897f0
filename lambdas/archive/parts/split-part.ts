// Splits a part of a feed's history that has too many entries: a new part begins for the older ones.

import { putPart } from "../../catalog/history/parts.ts";
import { positionAt, positionOf } from "../../catalog/history/positions.ts";
import { instantOf } from "../../catalog/keys.ts";
import type { FeedName } from "../../publication/addresses.ts";
import type { ObjectStore } from "../../store/object-store.ts";
import type { LookedAtPart } from "./look-at-part.ts";

/**
 * Writes the marker of the new, older part. The newest entries stay in the part at its old address. So a reader who follows the link from a
 * newer part finds these entries there, and a link to the older part.
 *
 * @param kept how many entries stay in the part
 */
export async function splitPart(
  feed: FeedName,
  { from, listed }: LookedAtPart,
  kept: number,
  catalog: ObjectStore,
): Promise<void> {
  const [last, next] = [listed[kept - 1], listed[kept]];
  if (!last || !next) throw new RangeError(`a part of ${feed} has no ${kept + 1} entries`);
  const isTied = instantOf(last.key) === instantOf(next.key);
  const end = isTied ? positionOf(last.key) : positionAt(instantOf(last.key));
  await putPart(catalog, feed, { start: from, end, state: "begun" }, { ifNoneMatch: "*" });
}
