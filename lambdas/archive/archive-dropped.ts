// Connects a feed with its history, which is cut into parts (see settle-parts.ts). Finds the part that the feed links to, and makes sure
// that an entry is in a part before the feed drops it.

import type { ReadPart } from "../catalog/history/parts.ts";
import {
  comparePositions,
  type Position,
  partName,
  positionAt,
  positionOf,
} from "../catalog/history/positions.ts";
import { instantOf } from "../catalog/keys.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";
import { beginPart } from "./parts/begin-part.ts";
import { endsBetween, lastPublished, partAfter, reachesBack } from "./parts/find-parts.ts";
import { settleParts } from "./settle-parts.ts";

/** The newest parts of a feed's history. */
export interface NewestParts {
  /** The ends of all parts that end after the oldest listed entry, the oldest first. */
  readonly ends: readonly Position[];
  /** The newest part that may be linked to. The feed links to it. */
  readonly newest: ReadPart | undefined;
}

/**
 * Finds the newest parts of the history. Costs one listing and usually one read.
 *
 * @param listed the newest index entries of the feed
 */
export async function newestParts(
  feed: FeedName,
  listed: readonly ListedObject[],
  { catalog, publication }: CallContext,
): Promise<NewestParts> {
  const oldest = listed.at(-1);
  if (!publication.archives || !oldest) return { ends: [], newest: undefined };
  const from = positionAt(instantOf(oldest.key));
  const ends = await endsBetween(feed, from, undefined, catalog);
  return { ends, newest: await lastPublished(feed, ends, catalog) };
}

/** The name of a part, which is in the address of its documents. */
export function nameOf(part: ReadPart | undefined): string | undefined {
  return part && partName(part.value.end);
}

/**
 * Makes sure that an entry which the feed no longer shows is in a part of the state `linked`. Then all older entries are in parts too.
 *
 * @param dropped the newest entry that the feed does not show any more
 * @param newest the newest entry of the feed
 * @param parts the newest parts, as they were just read
 * @returns true if this function has put the entry into a linked part; false if the entry was in one already, or could not be put into one
 * yet
 */
export async function archiveDropped(
  feed: FeedName,
  dropped: ListedObject,
  newest: ListedObject,
  parts: NewestParts,
  context: CallContext,
): Promise<boolean> {
  const { catalog } = context;
  const at = positionOf(dropped.key);
  const end = parts.ends.find((one) => comparePositions(one, at) > 0);
  const isRead = end !== undefined && end === parts.newest?.value.end;
  const part = isRead ? parts.newest : await partAfter(feed, at, catalog);
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
