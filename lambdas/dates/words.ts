// How words are found at the beginning of folded text, and what they stand for.
import { foldArabic } from "../text/fold.ts";

/** What a parser found at the beginning of its text, and the text that follows it. */
export interface Found<Value> {
  readonly value: Value;
  readonly rest: string;
}

/** Words with one meaning each: a pattern that matches any of them, and the meaning of what was matched. */
export interface Dictionary<Meaning> {
  readonly pattern: string;
  readonly meaning: (words: string) => Meaning | undefined;
}

/** A word has ended: `ماي` isn't found in `مايو`, nor `تشرين 1` in `تشرين 12`. */
const WORD_END = String.raw`(?!\p{L}|(?<=\d)\d)`;

/**
 * The source of a regular expression (flag `u`) that matches any of these words as a whole, the longest first.
 * A space in a word may be left out of the text: `ذو القعدة` is found in `ذوالقعده`.
 */
export function oneOf(words: readonly string[]): string {
  const sources = words
    .map(foldArabic)
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(".", String.raw`\.`).replaceAll(" ", String.raw`\s?`));
  return `(?:${sources.join("|")})${WORD_END}`;
}

/** `dictionary([[["فبراير", "شباط"], 2]])`: each list of synonyms with its meaning. */
export function dictionary<Meaning>(
  entries: readonly (readonly [readonly string[], Meaning])[],
): Dictionary<Meaning> {
  const meanings = new Map(
    entries.flatMap(([words, meaning]) => words.map((word) => [key(word), meaning] as const)),
  );
  return {
    pattern: oneOf(entries.flatMap(([words]) => words)),
    meaning: (words) => meanings.get(key(words)),
  };
}

function key(words: string): string {
  return foldArabic(words).replaceAll(" ", "");
}
