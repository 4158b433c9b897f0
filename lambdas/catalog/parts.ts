// The markers of the parts of a feed's history: `days/<feed>/<end>`. A part has the entries before its end that no older part has, back
// to its start.
import * as z from "zod";
import type { FeedName } from "../publication/addresses.ts";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type Read, unchangedSince } from "./catalog.ts";
import type { Position } from "./positions.ts";
import { storedKind } from "./registers.ts";

const parts = storedKind({
  /** Entries at this position and later ones belong to the part, unless an older part has them. */
  start: z.string(),
  /** The first position that does not belong to it. */
  end: z.string(),
  /**
   * `begun`: its documents may be missing, and nothing links to them. `published`: they are there, and its neighbours may not link to
   * them yet. `linked`: nothing is left to do. `emptied`: it has no entries any more, and soon nothing links to it.
   */
  state: z.enum(["begun", "published", "linked", "emptied"]),
  /** A hash of its index entries, as its documents were last made of them. */
  madeOf: z.string().default(""),
  /** When it was emptied, ms. */
  emptied: z.int().optional(),
  /** Grows with each write, so that no marker has the bytes, and with them the ETag, of an earlier one. */
  count: z.int().default(0),
});

export type Part = ReturnType<(typeof parts)["read"]>;

export type ReadPart = Read<Part>;

export function partPrefix(feed: FeedName): string {
  return `days/${feed}/`;
}

export async function getPart(
  catalog: ObjectStore,
  feed: FeedName,
  end: Position,
): Promise<Read<Part | undefined>> {
  const stored = await catalog.get(`${partPrefix(feed)}${end}`);
  return { value: stored && parts.read(stored.body), unchanged: unchangedSince(stored) };
}

export async function putPart(
  catalog: ObjectStore,
  feed: FeedName,
  part: Omit<Part, "schema" | "madeOf" | "count"> & Partial<Part>,
  condition: Condition,
): Promise<void> {
  const { count = 0, madeOf = "", schema = 1 } = part;
  const body = parts.write({ ...part, schema, madeOf, count: count + 1 });
  await catalog.put(`${partPrefix(feed)}${part.end}`, new TextEncoder().encode(body), {
    contentType: "application/json",
    condition,
  });
}

export async function deletePart(
  catalog: ObjectStore,
  feed: FeedName,
  { value, unchanged }: ReadPart,
): Promise<void> {
  if ("ifMatch" in unchanged) await catalog.delete(`${partPrefix(feed)}${value.end}`, unchanged);
}

/** The feed of the first part after those of this feed; for null, of the first part of all. */
export async function nextFeedWithParts(
  catalog: ObjectStore,
  after: FeedName | null,
): Promise<FeedName | undefined> {
  const prefix = "days/";
  const startAfter = after === null ? undefined : `${partPrefix(after)}:`; // the byte after `9`
  const [part] = await catalog.list({ prefix, startAfter, limit: 1 });
  const [kind, slug] = part?.key.slice(prefix.length).split("/") ?? [];
  if (kind === undefined) return undefined;
  return (kind === "all" ? kind : `${kind}/${slug}`) as FeedName;
}

/** The ends of the parts of a feed that end after a position, the oldest first. */
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
