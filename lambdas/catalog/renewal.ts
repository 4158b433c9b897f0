// How far the feeds have come with being regenerated, all of them: kept, so that the work can take as long as it must.
import * as z from "zod";
import type { FeedName } from "../publication/addresses.ts";
import { storedKind } from "./registers.ts";

const feedName = z.string() as unknown as z.ZodType<FeedName>;

export const renewals = storedKind({
  /** Settings, address and code, as a text to compare. */
  edition: z.string(),
  /** The last feed of those that are done; null before the first. */
  passed: feedName.nullable(),
  /** All were tried; left are those that failed. */
  isThrough: z.boolean(),
  failed: z.array(feedName).readonly(),
});

export type Renewal = ReturnType<(typeof renewals)["read"]>;

export function beginRenewal(edition: string): Renewal {
  return { schema: 1, edition, passed: null, isThrough: false, failed: [] };
}

export function isDone({ isThrough, failed }: Renewal): boolean {
  return isThrough && failed.length === 0;
}
