// Builds patterns that find words in folded text (the output of foldArabic), and dictionaries of their meanings.
import { foldArabic } from "../text/fold.ts";

/** The value that a parser found at the beginning of a text, and the text after it. */
export interface Found<Value> {
  readonly value: Value;
  readonly rest: string;
}

/** A pattern that matches any of the words, and the meaning of a matched word. */
export interface Dictionary<Meaning> {
  readonly pattern: string;
  readonly meaning: (words: string) => Meaning | undefined;
}

/** The end of a word. `ماي` must not match the beginning of `مايو`, and `تشرين 1` must not match the beginning of `تشرين 12`. */
const wordEnd = String.raw`(?!\p{L}|(?<=\d)\d)`;

/**
 * The source of a regular expression (flag `u`) that matches any of these words as a whole word, the longest
 * first. A space inside a word is optional: `ذو القعدة` matches `ذوالقعده`.
 */
export function oneOf(words: readonly string[]): string {
  return oneOfFolded(words.map(foldArabic));
}

function oneOfFolded(words: readonly string[]): string {
  const sources = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(".", String.raw`\.`).replaceAll(" ", String.raw`\s?`));
  return `(?:${sources.join("|")})${wordEnd}`;
}

/** Builds a dictionary from lists of synonyms, each with its meaning: `dictionary([[["فبراير", "شباط"], 2]])`. */
export function dictionary<Meaning>(
  entries: readonly (readonly [readonly string[], Meaning])[],
): Dictionary<Meaning> {
  const folded = entries.flatMap(([words, meaning]) =>
    words.map((word) => [foldArabic(word), meaning] as const),
  );
  const meanings = new Map(folded.map(([word, meaning]) => [withoutSpaces(word), meaning]));
  return {
    pattern: oneOfFolded(folded.map(([word]) => word)),
    meaning: (words) => meanings.get(withoutSpaces(foldArabic(words))),
  };
}

function withoutSpaces(words: string): string {
  return words.replaceAll(" ", "");
}
