// The feed itself and its history: which archive it links to, and that no entry falls off the feed before an archive has it.
import { instantOf } from "../catalog/keys.ts";
import type { ReadPart } from "../catalog/parts.ts";
import { type Position, partName, positionAt, positionOf } from "../catalog/positions.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";
import { beginPart } from "./begin-part.ts";
import { endsBetween, lastPublished, partAfter, reachesBack } from "./find-parts.ts";
import { settleParts } from "./settle-parts.ts";

/**
 * The newest part of the history, to which the feed links. Costs one listing and mostly one read.
 *
 * @param listed the newest index entries of the feed
 */
export async function newestPart(
  feed: FeedName,
  listed: readonly ListedObject[],
  { catalog, publication }: CallContext,
): Promise<ReadPart | undefined> {
  const oldest = listed.at(-1);
  if (!publication.archives || !oldest) return undefined;
  const from = positionAt(instantOf(oldest.key));
  return lastPublished(feed, await endsBetween(feed, from, undefined, catalog), catalog);
}

/** The name of a part in a feed's links. */
export function nameOf(part: ReadPart | undefined): string | undefined {
  return part && partName(part.value.end);
}

/**
 * Sees to it that an entry has a linked part, and with it all older ones.
 *
 * @param dropped the newest entry that the feed does not show any more
 * @param newest the newest entry of the feed
 * @returns whether there was something to do and it was done
 */
export async function fileDropped(
  feed: FeedName,
  dropped: ListedObject,
  newest: ListedObject,
  context: CallContext,
): Promise<boolean> {
  const { catalog } = context;
  const at = positionOf(dropped.key);
  const part = await partAfter(feed, at, catalog);
  if (isLinkedAt(part, at)) return false;
  if (!part || !reachesBack(part.value, at)) {
    const cut = Math.max(instantOf(newest.key), instantOf(dropped.key) + 1);
    await beginPart(feed, at, part, context, positionAt(cut));
  }
  await settleParts(feed, [{ at }], context);
  return isLinkedAt(await partAfter(feed, at, catalog), at);
}

function isLinkedAt(part: ReadPart | undefined, position: Position): boolean {
  return part?.value.state === "linked" && reachesBack(part.value, position);
}
