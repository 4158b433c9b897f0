// How far the feeds have come with being regenerated, all of them: kept, so that the work can take as long as it must.
import * as z from "zod";
import type { FeedName } from "../publication/addresses.ts";

const feedName = z.string() as unknown as z.ZodType<FeedName>;

const renewal = z.object({
  /** Settings, address and code, as a text to compare. */
  edition: z.string(),
  /** The last feed of those that are done; null before the first. */
  passed: feedName.nullable(),
  /** All were tried; left are those that failed. */
  isThrough: z.boolean(),
  failed: z.array(feedName).readonly(),
});

export type Renewal = Readonly<z.infer<typeof renewal>>;

export function beginRenewal(edition: string): Renewal {
  return { edition, passed: null, isThrough: false, failed: [] };
}

export function isDone({ isThrough, failed }: Renewal): boolean {
  return isThrough && failed.length === 0;
}

export function writeRenewal(value: Renewal): string {
  return JSON.stringify(renewal.parse(value));
}

/** @throws ZodError when the object is not a renewal: a fault, as nobody else writes to the catalog. */
export function readRenewal(body: Uint8Array): Renewal {
  return renewal.parse(JSON.parse(new TextDecoder().decode(body)));
}
