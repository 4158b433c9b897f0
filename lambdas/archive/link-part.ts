// The links of parts that stand beside one that has just come or gone.
import type { Position } from "../catalog/positions.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { buildEntries } from "../regenerate/regenerate.ts";
import { writeDifferences } from "../regenerate/site-documents.ts";
import { isPublished, type Neighbours } from "./find-parts.ts";
import { comparePart, lookAtPart, partRenderer } from "./look-at-part.ts";

export async function linkNeighbours(
  feed: FeedName,
  { older, newer }: Neighbours,
  context: CallContext,
): Promise<void> {
  for (const neighbour of [older, newer]) {
    if (neighbour) await linkPart(feed, neighbour.value.end, context);
  }
}

/** Whatever else is to be done for the part is left to the call that made it so. */
async function linkPart(feed: FeedName, end: Position, context: CallContext): Promise<void> {
  const render = partRenderer(feed, context);
  await converge(`the links of ${feed} at ${end}`, async () => {
    const found = await lookAtPart(feed, end, context);
    if (!found || !isPublished(found.part.value)) return false;
    const { listed, most } = found;
    if (listed.length === 0 || listed.length > most) return false;
    const { entries, swept } = await buildEntries(listed, context);
    if (swept) return true;
    return writeDifferences(comparePart(feed, found, entries, render, context).differences, context);
  });
}
