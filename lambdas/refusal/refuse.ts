// Creates refusals.
import type { Refusal, RefusalCode } from "./refusal.ts";

/** The longest quotation, in characters. A longer one ends with an ellipsis. */
export const longestFound = 80;

/** A refusal for a place in a file. Without a place it is about the whole file. */
export function refuse(
  code: RefusalCode,
  { line = 1, column = 1, found = "", finding }: Partial<Omit<Refusal, "code">> = {},
): Refusal {
  return { code, line, column, found: shorten(found), ...(finding && { finding }) };
}

/** Shortens a quotation to the longest length, without cutting a surrogate pair in half. */
function shorten(found: string): string {
  return found.length <= longestFound
    ? found
    : found
        .slice(0, longestFound - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .concat("…");
}
