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

/**
 * Shortens a quotation to the longest length. Half a surrogate pair at either end goes: a report that has one is never equal to its
 * stored bytes, and would be written again without end.
 */
function shorten(found: string): string {
  const short = found.length <= longestFound ? found : `${found.slice(0, longestFound - 1)}…`;
  return short.replace(/\p{Cs}/gu, "");
}
