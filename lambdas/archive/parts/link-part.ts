// Each part of a feed's history links to its neighbours, the next older and the next newer part (see settle-parts.ts). This updates those
// links after a part was added or removed.
import type { Position } from "../../catalog/history/positions.ts";
import type { CallContext } from "../../protocol/context.ts";
import { converge } from "../../protocol/converge.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { buildEntries } from "../../site/feed-entries.ts";
import { writeDifferences } from "../../site/site-documents.ts";
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

/** Writes the documents of a part with its current links. Other work on the part is left to the call that has caused it. */
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
