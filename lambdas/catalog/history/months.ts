// The months of a feed's history: `months/<feed>/<month>` names the parts (archives, see parts.ts) whose end is in the month (UTC).
import * as z from "zod/mini";
import type { FeedName } from "../../publication/addresses.ts";
import type { ObjectStore } from "../../store/object-store.ts";
import { storedKind } from "../stored-kind.ts";
import { tolerantObject } from "../stored-object.ts";
import { instantAt, isInstant, type Position } from "./positions.ts";

interface MonthOfFeed {
  readonly feed: FeedName;
  readonly month: string;
}

export const feedMonths = storedKind(({ feed, month }: MonthOfFeed) => `months/${feed}/${month}`, {
  /**
   * The keys are the names of the parts. `updated`: when an article of the part last changed, in milliseconds since 1970. `headlines`: a hash
   * of what the search of the site shows of the part.
   */
  parts: z.record(
    z.string(),
    tolerantObject({ updated: z.int(), articles: z.int(), headlines: z.optional(z.string()) }),
  ),
  /** How many times this object was written. The number makes the bytes, and so the ETag, of each write different. */
  count: z._default(z.int(), 0),
});

export type Month = ReturnType<(typeof feedMonths)["read"]>;

/** The month of the part that ends before this position: `2017-12`. */
export function monthOf(end: Position): string {
  const last = isInstant(end) ? instantAt(end) - 1 : instantAt(end);
  return new Date(last).toISOString().slice(0, 7);
}

/** The months of a feed's history, the oldest first, with their ETags. There are at most twelve for each year. */
export async function listMonths(catalog: ObjectStore, feed: FeedName): Promise<ReadonlyMap<string, string>> {
  const prefix = `months/${feed}/`;
  return new Map((await catalog.list({ prefix })).map(({ key, etag }) => [key.slice(prefix.length), etag]));
}
