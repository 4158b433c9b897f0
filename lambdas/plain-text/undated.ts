// What can be said of a file in which no line is a date: nothing tells headline from text.
import { MONTHS } from "../dates/months.ts";
import { parseDate } from "../dates/parse-date.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldArabic } from "../text/fold.ts";
import { at, countWords, type Line, numberOf } from "./lines.ts";

const MOST_WORDS = 6;
const ISO_BASIC_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const MONTH_NAME = new RegExp(`(?<!\\p{L})${MONTHS.pattern}`, "u");

/**
 * The refusals of an undated file: at the line that was meant as a date, or where one was looked for.
 *
 * @param lines the file's, without the article's number
 * @param header those of them in which a date was looked for
 * @param file the article's number, which is no date, and the last line of all
 */
export function refuseUndated(
  lines: readonly Line[],
  header: readonly Line[],
  { id, last }: { readonly id: string | undefined; readonly last: Line | undefined },
): readonly Refusal[] {
  const attempt = findAttempt(header.filter((line) => id === undefined || numberOf(line) !== id));
  const [headline, text] = lines.filter((line) => line !== attempt);
  const nothing = { ...at(last), found: "" };
  return [
    ...(headline ? [] : [refuse("missing-headline", nothing)]),
    refuse("missing-date", attempt || lines[2] ? at(attempt ?? lines[2]) : nothing),
    ...(text ? [] : [refuse("missing-text", nothing)]),
  ];
}

/** Whether a line was surely meant as the article's date. `عمان 2 قطر 1` is a score. */
export function hasDateAttempt(header: readonly Line[]): boolean {
  const attempt = findAttempt(header);
  if (attempt === undefined) return false;
  return isPartOfDate(attempt) || hasNumberAndMonth(attempt) || /^\p{Nd}|\p{Nd}{4}/u.test(attempt.text);
}

/** The surest first: a headline may have two numbers (`عمان 2 قطر 1`), or a month's name (`ثورة 23 يوليو`). */
function findAttempt(lines: readonly Line[]): Line | undefined {
  return (
    lines.find(isPartOfDate) ??
    lines.find((line) => /^\p{Nd}/u.test(line.text) && hasTwoNumbers(line)) ??
    lines.find(hasTwoNumbers) ??
    lines.slice(1).find(hasNumberAndMonth)
  );
}

/** `8 ديسمبر`, `ديسمبر 2017`, `20171208`. */
function isPartOfDate(line: Line): boolean {
  if (ISO_BASIC_DATE.test(numberOf(line) ?? "")) return true;
  return [`${line.text} 2000`, `1 ${line.text}`].some((text) => parseDate(text, "UTC").kind !== "not-a-date");
}

/** `08 دسمبر 2017`. */
function hasTwoNumbers(line: Line): boolean {
  return isShort(line) && (line.text.match(/\p{Nd}+/gu)?.length ?? 0) >= 2;
}

/** `مسقط 8 ديسمبر`. */
function hasNumberAndMonth(line: Line): boolean {
  return isShort(line) && /\p{Nd}/u.test(line.text) && MONTH_NAME.test(foldArabic(line.text));
}

function isShort(line: Line): boolean {
  return countWords(line) <= MOST_WORDS;
}
