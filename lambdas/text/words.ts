// Reduces texts to one line, to their letters or to their words, so that they can be compared. Folded text is the output of foldArabic, in
// which similar letters are one letter.
import { foldArabic } from "./fold.ts";

/** The text with a single space for each run of white space. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** The folded letters and digits of a text, and nothing else: `أ.ف.ب` and `ا ف ب` give the same result, and so do `أبو ظبي` and `أبوظبي`. */
export function lettersOf(text: string): string {
  return foldArabic(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** The folded words of a text, without punctuation. */
export function foldedWords(text: string): readonly string[] {
  return foldArabic(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Splits a list that is written with Arabic commas. Each entry is folded. */
export function foldedList(list: string): readonly string[] {
  return list.split("،").map(foldArabic);
}
