// Compares what a feed reader found in a feed with what the feed contains, field by field.
import { isDeepStrictEqual } from "node:util";
import { isRightToLeft } from "./content-blocks.ts";
import { entryFields, type FeedDocument, type Field, type ReadEntry, type ReadFeed } from "./entry.ts";
import { type Shaping, shapingOf } from "./shapings.ts";

export interface Difference {
  readonly judge: string;
  readonly path: string;
  readonly entry: string;
  readonly field: Field;
  readonly found: unknown;
  readonly expected: unknown;
}

/**
 * Returns the differences between what a reader found and what was expected. Known peculiarities of readers (shapings.ts) do not count as
 * differences. They are passed to `onShaped`.
 */
export function compareFeeds(
  judge: string,
  { path, format }: FeedDocument,
  found: ReadFeed,
  expected: ReadFeed,
  onShaped: (shaping: Shaping) => void = () => undefined,
): Difference[] {
  const differences: Difference[] = [];
  const compare = (entry: string, field: Field, foundValue: unknown, expectedValue: unknown) => {
    if (isDeepStrictEqual(foundValue, expectedValue)) return;
    const shaping = shapingOf(judge, format, field);
    if (shaping?.accepts(foundValue, expectedValue)) onShaped(shaping);
    else differences.push({ judge, path, entry, field, found: foundValue, expected: expectedValue });
  };
  compare("(feed)", "feed title", found.title, expected.title);
  compare("(feed)", "feed language", found.language, expected.language);
  const left = new Map(found.entries.map((entry) => [entry.id, entry]));
  for (const entry of expected.entries) {
    const id = entry.id ?? "";
    const read = left.get(entry.id);
    left.delete(entry.id);
    if (!read) compare(id, "id", undefined, id);
    else for (const field of entryFields) compare(id, field, readField(read, field), readField(entry, field));
  }
  for (const id of left.keys()) compare(id ?? "(none)", "id", id, undefined);
  if (found.entries.length > expected.entries.length + left.size) {
    compare("(feed)", "id", `${found.entries.length} entries`, `${expected.entries.length} entries`);
  }
  return differences;
}

function readField(entry: ReadEntry, field: (typeof entryFields)[number]): unknown {
  if (field !== "direction") return entry[field];
  return entry.html !== undefined && isRightToLeft(entry.html) ? "rtl" : "ltr";
}
