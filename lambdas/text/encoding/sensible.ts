// Decides whether decoded text is readable, or the result of a wrong encoding.
import { countKinds } from "./count-kinds.ts";
import { count, countMisspelt, isLost, isMisspelt, isMojibake } from "./damage.ts";

/** In a text with fewer letters, the shares of different letters say nothing. */
const enoughLetters = 20;
/** How many lost characters (U+FFFD) a text may have for each letter. */
const mostLost = 1 / 10;
/** Lines and rows of dots, which do not count as text. In some tables they are longer than the text. */
const ruledLines = /([=\-_*.·•~#+─═–—…])(?:\s?\1){2,}/gu;

/**
 * Whether an Arabic newspaper could have written this text. English, numbers, lines of dots and empty text are accepted, too, because the
 * parser of the file gives a better reason for a refusal.
 */
export function isSensible(text: string): boolean {
  const { junk, letter, readable, known } = countKinds(text);
  if (junk * 10 > text.length || isLost(text, mostLost) || isMisspelt(text)) return false;
  if (letter < enoughLetters) return true;
  const { shown } = countKinds(text.replace(ruledLines, ""));
  return readable * 2 > shown && known * 2 > letter && !isMojibake(text);
}

/** The most frequent Arabic words, and words with the definite article: about a third of any text. */
const commonWords =
  /(?<![\p{L}\p{M}])(?:[وفبك]?ال\p{L}{2,}|ولل\p{L}{2,}|لل\p{L}{2,}|[وف]?(?:في|من|على|إلى|الى|عن|أن|ان|إن|مع|هذا|هذه|قال|بن))(?![\p{L}\p{M}])/gu;
/** The most frequent Arabic letters: half of the letters of any Arabic text, and at most a fifth in noise and in other languages. */
const commonLetters = /[المينور]/gu;
const arabicLetters = /[\u0621-\u063A\u0641-\u064A]/gu;
/** A letter within a word that correct words only have at their end, or a diacritic without a letter. */
const misplaced = /(?<![\p{L}\p{M}])[\u064B-\u0652](?![\u0621-\u064A])|[ةى](?=[\u0621-\u064A])/gu;

/** How much a text looks like Arabic. Used to choose between two encodings of the same bytes. */
export function scoreArabic(text: string): number {
  return count(text, commonWords) - countMisplaced(text);
}

function countMisplaced(text: string): number {
  return count(text, misplaced) + countMisspelt(text);
}

/**
 * A stricter {@link isSensible} for single-byte encodings. In these, nearly every byte is a letter, so that even a picture can be decoded.
 * Arabic must be spelled correctly. Latin words with typographic quotation marks or accents are accepted.
 */
export function isSensibleSingleByte(text: string): boolean {
  if (!isSensible(text) || countKinds(text).junk * 50 > text.length) return false;
  const arabic = count(text, /\p{Script=Arabic}/gu);
  const latin = count(text, /[a-z]/gi);
  const words = count(text, /\p{Script=Arabic}+/gu);
  if (latin > arabic * 4)
    return count(text, /\p{Script=Latin}\p{Script=Arabic}|\p{Script=Arabic}\p{Script=Latin}/gu) === 0;
  if (countMisplaced(text) * 20 > arabic) return false;
  return arabic > 0 && (words < 8 || count(text, commonLetters) * 3 > count(text, arabicLetters));
}
