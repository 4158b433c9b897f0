// Finds the line and column of a refusal by the text that it quotes. Some parsers, such as those of JSON and HTML, return texts without places.
import type { Refusal } from "../refusal/refusal.ts";
import { longestFound } from "../refusal/refuse.ts";

/** How many characters before and after a text are searched for the line end, the quotation mark or the tag that encloses it. */
const surroundings = 40;
/** The search stops after this many matches, to limit its time. */
const mostPlaces = 1000;

/**
 * Adds a line and a column to a refusal that has none, by finding its quoted text in the file. Prefers the first match that is a whole
 * line, a whole value in quotation marks, or the whole text of an element. Returns the refusal unchanged if the file spells the text
 * differently.
 *
 * @param text the clean text of the file, `undefined` for a binary file
 */
export function locate(refusal: Refusal, text: string | undefined): Refusal {
  const { line, column, found, finding } = refusal;
  if (text === undefined || found === "" || finding || line > 1 || column > 1) return refusal;
  const isCut = found.length >= longestFound - 1 && found.endsWith("…");
  const index = findWhole(isCut ? found.slice(0, -1) : found, isCut, text);
  if (index === undefined) return refusal;
  const before = text.slice(0, index).split("\n");
  return { ...refusal, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function findWhole(quoted: string, isCut: boolean, text: string): number | undefined {
  // In the file, the text can extend over several lines, or be escaped as in JSON.
  const written = [quoted, JSON.stringify(quoted).slice(1, -1)].map((each) =>
    each.trim().split(/\s+/u).map(RegExp.escape).join("\\s+"),
  );
  let first: number | undefined;
  let places = 0;
  for (const { 0: match, index } of text.matchAll(new RegExp(written.join("|"), "gu"))) {
    first ??= index;
    const end = index + match.length;
    const before = text.slice(Math.max(0, index - surroundings), index);
    const after = text.slice(end, end + surroundings);
    if (/(?:^|[\n"'>])[^\S\n]*$/.test(before) && (isCut || /^[^\S\n]*(?:$|[\n"'<])/.test(after)))
      return index;
    if (++places === mostPlaces) break;
  }
  return first;
}
