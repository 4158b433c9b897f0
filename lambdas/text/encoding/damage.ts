// Detects text that was damaged by a wrong conversion between encodings.
import { countKinds } from "./count-kinds.ts";

/** Counts the matches of a global pattern one by one, because an array of a million matches would take hundreds of megabytes. */
export function count(text: string, pattern: RegExp): number {
  let matches = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) matches += 1;
  return matches;
}

/** The accented letters of Latin-1, without × and ÷. */
const accented = String.raw`[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]`;
const arabicLetter = String.raw`[\u0621-\u063A\u0641-\u064A]`;
/**
 * An accented letter within an Arabic word (رèسêا). It occurs if ISO-8859-6 was decoded as Windows-1256. In وÉcole the accented letter is
 * correct, because it begins a Latin word.
 */
const accentInWord = `${accented}(?=[\u0621-\u0652])|(?<=[\u0621-\u0652])${accented}(?!${accented}|[a-z])`;
/**
 * A diacritic before the first letter of a word, or a tanwin within a word (ٍنتظر, دٍسكبر). It occurs if Windows-1256 was decoded as
 * ISO-8859-6. The tanwin U+064B is not included, because it occurs in correct text without a space (شكراًلكم).
 */
const markInWord = String.raw`(?<![\p{L}\p{M}])[\u064B-\u0652](?=${arabicLetter})|[\u064C\u064D](?=${arabicLetter})`;
const misspeltLetter = new RegExp(`${accentInWord}|${markInWord}`, "giu");

/** The number of letters and marks at positions that Arabic spelling does not allow. */
export function countMisspelt(text: string): number {
  return count(text, misspeltLetter);
}

const fewestMisspelt = 2;

/** Whether one of the encodings Windows-1256 and ISO-8859-6 was decoded as the other. */
export function isMisspelt(text: string): boolean {
  const misspelt = countMisspelt(text);
  return misspelt >= fewestMisspelt && misspelt * 20 > count(text, /\p{Script=Arabic}/gu);
}

/** An Arabic letter in UTF-8 that was decoded as Windows-1256: two characters, for a byte D8 to DB and a byte 80 to BF. */
const pair = String.raw`[طظغع][€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œں،؛؟ھ\p{Cf}\u00A0\u00A2-\u00A9\u00AB-\u00B9\u00BB-\u00BE]`;
/** A pair with another pair beside it. A single pair can be correct, in a list of letters (`ط، ظ`) or after a number of grams (`500غ،`). */
const utf8AsArabic = new RegExp(`${pair}(?=${pair})|(?<=${pair})${pair}`, "gu");
const fewestPairs = 3;
/** An accented letter with another one beside it. A single accented letter can be correct: `é è ê`. */
const accentsInWord = new RegExp(`${accented}(?=${accented})|(?<=${accented})${accented}`, "gu");
const fewestAccents = 5;

/**
 * Whether Arabic in UTF-8 was decoded as Windows-1256 or Latin-1, or Arabic in a single-byte encoding was decoded as Latin-1. No language has
 * as many of these characters as such a text.
 */
export function isMojibake(text: string): boolean {
  const { letter: letters } = countKinds(text);
  const pairs = count(text, utf8AsArabic);
  const utf8AsLatin = count(text, /[ØÙÚÛ]/g);
  if (pairs >= fewestPairs && pairs * 3 > letters) return true;
  const accents = count(text, accentsInWord);
  if (utf8AsLatin >= fewestAccents && utf8AsLatin * 4 > letters) return true;
  return accents >= fewestAccents && accents * 2 > letters;
}

const fewestMarks = 3;

/**
 * Whether letters were replaced by `?` or by U+FFFD.
 *
 * @param mostLost how many U+FFFD the text may have for each letter
 */
export function isLost(text: string, mostLost: number): boolean {
  const { letter: letters } = countKinds(text);
  return count(text, /\uFFFD/g) > letters * mostLost || count(text, /\?/g) > Math.max(letters, fewestMarks);
}

/** How many U+FFFD a line may have for each letter. A whole text may have more. */
const mostLostInLine = 1 / 30;

/** Whether one line is damaged, in a text that is readable as a whole. */
export function isGarbled(line: string): boolean {
  return isLost(line, mostLostInLine) || isMisspelt(line) || isMojibake(line);
}

const fewestOddWords = 3;

/**
 * Whether a text is Arabic that lost the eighth bit of each byte (`feh GdGbJUGO GdYeGfj`), or is in UTF-7 (`+BkYGRQZI-`). Such a text has no
 * Arabic letter, but it has capital letters inside words.
 */
export function isSevenBit(text: string): boolean {
  if (/\p{Script=Arabic}/u.test(text)) return false;
  const words = text.match(/[a-z+/]{3,}/gi) ?? [];
  const odd = words.filter((word) => /[a-z][A-Z]/.test(word)).length;
  return odd >= fewestOddWords && odd * 5 > words.length * 2;
}
