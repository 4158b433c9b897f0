// The markers of the parts of a feed's history, `days/<feed>/<end>`. A part is an archive of the feed. It has the entries from its start
// to its end, except those that an older part already has.
import * as z from "zod/mini";
import type { FeedName } from "../../publication/addresses.ts";
import type { Condition, ObjectStore } from "../../store/object-store.ts";
import { type Read, storedKind } from "../stored-kind.ts";
import type { Position } from "./positions.ts";

interface PartOfFeed {
  readonly feed: FeedName;
  readonly end: Position;
}

export const parts = storedKind(({ feed, end }: PartOfFeed) => `${partPrefix(feed)}${end}`, {
  /** The first position of the part. Entries from here to the end belong to the part, unless an older part has them. */
  start: z.string(),
  /** The first position after the part. */
  end: z.string(),
  /**
   * `begun`: the documents of the part may be missing, and nothing links to them. `published`: they exist, but the parts before and after
   * it may not link to them yet. `linked`: nothing is left to do. `emptied`: the part has lost all entries, and soon nothing links to it.
   */
  state: z.enum(["begun", "published", "linked", "emptied"]),
  /** A hash of the index entries from which the documents were last made. */
  madeOf: z._default(z.string(), ""),
  /** When the part lost its last entry, in milliseconds since 1970. */
  emptied: z.optional(z.int()),
  /** How many times the marker was written. The number makes the bytes, and so the ETag, of each write different. */
  count: z._default(z.int(), 0),
});

export type Part = ReturnType<(typeof parts)["read"]>;

export type ReadPart = Read<Part>;

export function partPrefix(feed: FeedName): string {
  return `days/${feed}/`;
}

export async function putPart(
  catalog: ObjectStore,
  feed: FeedName,
  part: Omit<Part, "schema" | "madeOf" | "count"> & Partial<Part>,
  condition: Condition,
): Promise<void> {
  await parts.put(catalog, { schema: 1, madeOf: "", ...part }, condition, { feed, end: part.end });
}

export async function deletePart(
  catalog: ObjectStore,
  feed: FeedName,
  { value, unchanged }: ReadPart,
): Promise<void> {
  if ("ifMatch" in unchanged) await catalog.delete(`${partPrefix(feed)}${value.end}`, unchanged);
}

/** The next feed that has parts, in the order of their keys; for null, the first one. Undefined if there is none. */
export async function nextFeedWithParts(
  catalog: ObjectStore,
  after: FeedName | null,
): Promise<FeedName | undefined> {
  const prefix = "days/";
  const startAfter = after === null ? undefined : `${partPrefix(after)}:`; // `:` comes after all digits, so after all parts
  const [part] = await catalog.list({ prefix, startAfter, limit: 1 });
  const [kind, slug] = part?.key.slice(prefix.length).split("/") ?? [];
  if (kind === undefined) return undefined;
  return (kind === "all" ? kind : `${kind}/${slug}`) as FeedName;
}

/** The ends of those parts of a feed that end after the given position, the oldest first. */
export async function listEnds(
  catalog: ObjectStore,
  feed: FeedName,
  after: Position | undefined,
  limit: number,
): Promise<readonly Position[]> {
  const prefix = partPrefix(feed);
  const startAfter = after === undefined ? undefined : `${prefix}${after}`;
  const listed = await catalog.list({ prefix, startAfter, limit });
  return listed.map(({ key }) => key.slice(prefix.length));
}
