// Makes the values that refusal.ts describes.
import type { Refusal, RefusalCode } from "./refusal.ts";

/** Characters of what was found; the last of a longer text is an ellipsis. */
export const longestFound = 80;

/** A refusal of what stands at a place in a file; without a place, of the whole file. */
export function refuse(
  code: RefusalCode,
  { line = 1, column = 1, found = "", finding }: Partial<Omit<Refusal, "code">> = {},
): Refusal {
  return { code, line, column, found: shorten(found), ...(finding && { finding }) };
}

/** By code points, so that no half of a surrogate pair is left at the end. */
function shorten(found: string): string {
  return found.length <= longestFound
    ? found
    : found
        .slice(0, longestFound - 1)
        .replace(/[\uD800-\uDBFF]$/, "")
        .concat("…");
}
