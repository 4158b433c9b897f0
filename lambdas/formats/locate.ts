// Where in a file the text stands that a refusal quotes: parsers of trees and pages hand on texts, not places.
import type { Refusal } from "../refusal/refusal.ts";
import { longestFound } from "../refusal/refuse.ts";

/** Characters before a text in which its line, its quotation mark or its tag begins. */
const surroundings = 40;
/** A quotation that stands in more places than that says nothing of the place. */
const mostPlaces = 1000;

/**
 * The refusal with the place where its text stands, unless it has one: the first that is a whole line, a whole value in
 * quotation marks or the whole text of an element, else the first of all. As it is where the file writes it otherwise.
 *
 * @param text clean, as parsers get it; undefined for a file that is none
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
  // A text in one line may stand in several, or be escaped as JSON has it.
  const written = [quoted, JSON.stringify(quoted).slice(1, -1)].map((each) =>
    each
      .trim()
      .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
      .replace(/\s+/gu, "\\s+"),
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
