// Settles one part of a feed's history: the next older one. Repeated calls settle all parts, from the newest to the oldest. To settle a
// part is to update its marker, its documents and the links to it until they agree with the index (settle-parts.ts).
import { deletePart, listEnds, parts } from "../../catalog/history/parts.ts";
import {
  comparePositions,
  type Position,
  partName,
  positionAt,
  positionOf,
} from "../../catalog/history/positions.ts";
import { partDocumentPaths } from "../../documents/render-documents.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { compare, readLive, writeDifferences } from "../../site/site-documents.ts";
import { listEntries } from "../list-entries.ts";
import { settleParts } from "../settle-parts.ts";
import { syncMonth } from "../sync-month.ts";
import { findOlder } from "./find-parts.ts";
import { identifyPart, lookAtPart } from "./look-at-part.ts";

/**
 * Settles the newest part before a position, even if all of its articles are gone. If the settings have no archives, removes one part
 * instead.
 *
 * @param before a position; null for the newest part of all
 * @returns the value of `before` for the next call; undefined if no part is left
 */
export async function settlePartBefore(
  feed: FeedName,
  before: Position | null,
  context: CallContext,
): Promise<Position | undefined> {
  if (!context.publication.archives) return removeFirst(feed, context);
  const { catalog, now } = context;
  const to = before ?? positionAt(now() + 1);
  const [entry] = await listEntries(feed, { from: positionAt(0), to }, 1, catalog);
  const { nearest } = await findOlder(feed, `${to}\0`, catalog); // with "\0", so that a part that ends exactly at `to` is found too
  const at = entry && positionOf(entry.key);
  if (nearest && (at === undefined || comparePositions(nearest.end, at) > 0))
    return settleMarked(feed, nearest.end, context);
  if (at === undefined) return undefined;
  return (await settleParts(feed, [{ at }], context))?.from ?? at;
}

/** Settles a part that has a marker. Costs only a few reads if nothing has changed since the documents of the part were made. */
async function settleMarked(feed: FeedName, end: Position, context: CallContext): Promise<Position> {
  const found = await lookAtPart(feed, end, context);
  if (!found) return end;
  const { value } = found.part;
  if (value.state === "linked" && value.madeOf === identifyPart(found.listed, context)) return found.from;
  return (await settleParts(feed, [{ end }], context))?.from ?? end;
}

/** Removes the oldest part. Its marker is deleted after its documents, because after a crash the marker says which documents are left. */
async function removeFirst(feed: FeedName, context: CallContext): Promise<Position | undefined> {
  const { catalog } = context;
  const [end] = await listEnds(catalog, feed, undefined, 1);
  if (end === undefined) return undefined;
  const live = await readLive(partDocumentPaths(feed, partName(end)), context);
  const none = new Map([...live.keys()].map((path) => [path, undefined]));
  await writeDifferences(compare(live, none, context), context);
  await syncMonth(feed, end, [], context);
  const { value, unchanged } = await parts.get(catalog, { feed, end });
  if (value) await deletePart(catalog, feed, { value, unchanged });
  return end;
}
