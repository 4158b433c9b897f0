// Finds words of left-to-right scripts with the signs and digits that belong to them: "@khulasa_ar", "C++", "25°C", "737-MAX",
// "Ca(OH)2", "U.S.". Without marks, the bidi algorithm moves a sign, a digit or a bracket at the end of such a word.
import { type BidiClasses, BN, EN, fromRight, hasClass, L, NSM, WS } from "./bidi-classes.ts";
import type { Range } from "./range.ts";

/** Arabic punctuation, which separates names although the bidi algorithm joins them. */
export const separators: ReadonlySet<string | undefined> = new Set("،؛؟«»");

/** Signs at the beginning of a handle, a hashtag, a share or a degree. */
const signsBefore: ReadonlySet<string | undefined> = new Set("@#$°");
/** Signs at the end: "C++", "Na+", "US$", "SO₄²⁻"; "C#" but not "CNN#"; "BBB-" (a rating) and "OH-" (an ion) but not "BBC-". */
const signsAfter =
  /(?:\+{1,2}|[⁺⁻]|[$€£¥]|#(?<=(?<!\p{Script=Latin})\p{Lu}#)|-(?<=(?<![\p{Script=Latin}\d])(?:[ABCD]{1,3}|Cl|OH|NO3|HCO3)-))(?![\p{L}\p{N}])/uy;
/** Abbreviations that end with a full stop. */
const abbreviation =
  /(?<!\p{L})(?:(?:\p{L}\.)+\p{L}|Inc|Ltd|Co|Corp|Bros|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|al|ed|vol|pp?)$/u;
const longestAbbreviation = 20;

export function findWords(text: string, classes: BidiClasses): readonly Range[] {
  const words: Range[] = [];
  const isWithin = (index: number) =>
    index < text.length && !((classes[index] ?? 0) & (WS | fromRight)) && !separators.has(text[index]);
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    for (end = start; isWithin(end); ) end += 1;
    const letters = trimToLetters({ start, end }, classes);
    const word = letters && balanceBrackets(letters, { start, end }, text, classes);
    if (word) words.push(withSigns(word, { start, end }, text, classes));
  }
  return words;
}

/** The part from the first letter or digit to the last. `undefined` if there is no letter. */
function trimToLetters({ start, end }: Range, classes: BidiClasses): Range | undefined {
  const isPart = (index: number) => ((classes[index] ?? 0) & (L | EN)) > 0;
  let first = start;
  let last = end;
  while (first < last && !isPart(first)) first += 1;
  while (last > first && !isPart(last - 1)) last -= 1;
  while (last < end && last > first && (classes[last] ?? 0) & (NSM | BN)) last += 1;
  return hasClass(classes, L, first, last) ? { start: first, end: last } : undefined;
}

/** Adds the brackets that pair with those in the word, and cuts the word at a bracket that has no pair. */
function balanceBrackets(word: Range, around: Range, text: string, classes: BidiClasses): Range | undefined {
  let { start, end } = word;
  const open: number[] = [];
  for (let index = word.start; index < word.end; index += 1) {
    if ("([".includes(text[index] ?? " ")) open.push(index);
    else if (")]".includes(text[index] ?? " ") && open.pop() === undefined) {
      const hasOpening = start > around.start && "([".includes(text[start - 1] ?? " ");
      start = hasOpening ? start - 1 : index + 1;
    }
  }
  while (open.length > 0 && end < around.end && ")]".includes(text[end] ?? " ")) {
    open.pop();
    end += 1;
  }
  const [unclosed] = open;
  return start === word.start && unclosed === undefined
    ? { start, end }
    : trimToLetters({ start, end: Math.max(start, unclosed ?? end) }, classes);
}

function withSigns(word: Range, around: Range, text: string, classes: BidiClasses): Range {
  const isFromRight = (index: number) => ((classes[index] ?? 0) & fromRight) > 0;
  // Underscores belong to handles and names of files: "@user_", "__init__.py". Beside Arabic they join two words.
  let { start, end } = word;
  while (start > around.start && text[start - 1] === "_") start -= 1;
  while (end < around.end && text[end] === "_") end += 1;
  if (start === around.start && isFromRight(start - 1)) start = word.start;
  if (end === around.end && isFromRight(end)) end = word.end;
  // The hashtag "#COVID19_عمان" is read from right to left, because it ends in Arabic.
  const isCutShort = isFromRight(around.end) && /^_*$/.test(text.slice(end, around.end));
  // A character reference such as "&#x3C;" is not a hashtag.
  const hasSign =
    start > around.start && signsBefore.has(text[start - 1]) && text[start - 2] !== "&" && !isCutShort;
  const hasDot = text[start - 1] === "." && /^[\s(["'“‘«]?$/u.test(text[start - 2] ?? "");
  signsAfter.lastIndex = end;
  const sign = signsAfter.exec(text)?.[0] ?? "";
  const hasStop =
    text[end] === "." && abbreviation.test(text.slice(Math.max(start, end - longestAbbreviation), end));
  return { start: hasSign || hasDot ? start - 1 : start, end: end + (hasStop ? 1 : sign.length) };
}
