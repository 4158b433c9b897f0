// Texts reduced to one line, to their letters or to their words.
import { foldArabic } from "../text/fold.ts";

/** The text with every run of white space as one space. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Only the folded letters and digits: `أ.ف.ب` and `ا ف ب` give the same key, and so do `أبو ظبي` and `أبوظبي`. */
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
