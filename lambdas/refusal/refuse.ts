// Creates refusals.
import type { Parsed, Refusal, RefusalCode } from "./refusal.ts";

/** The longest quotation, in characters. A longer one ends with an ellipsis. */
export const longestFound = 80;

/** A refusal for a place in a file. Without a place it is about the whole file. */
export function refuse(
  code: RefusalCode,
  { line = 1, column = 1, found = "", finding }: Partial<Omit<Refusal, "code">> = {},
): Refusal {
  return { code, line, column, found: shorten(found), ...(finding && { finding }) };
}

/** The result of parsing content that is refused for one reason. */
export function refused(...[code, found]: Parameters<typeof refuse>): Parsed<never> {
  return { ok: false, refusals: [refuse(code, found)] };
}

/** The result of parsing content on which a parser threw an exception. Parsers are pure, so the content is bad, and a retry would fail too. */
export function refusedBroken(error: unknown): Parsed<never> {
  const found = error instanceof Error ? error.message : String(error);
  return refused("damaged-file", { found, finding: "broken-content" });
}

/**
 * Shortens a quotation to the maximum length, and removes half of a surrogate pair at either end. A text with such a half changes when it
 * is stored. So the report would never be equal to the stored one, and would be written again and again.
 */
function shorten(found: string): string {
  const short = found.length <= longestFound ? found : `${found.slice(0, longestFound - 1)}…`;
  return short.replace(/\p{Cs}/gu, "");
}
