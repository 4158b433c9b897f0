// Refuses a file without a date. In such a file, the headline and the text can't be told apart.
import { months } from "../dates/months.ts";
import { parseDate } from "../dates/parse-date.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldArabic } from "../text/fold.ts";
import { countWords, type Line, numberOf, placeOf } from "./lines.ts";

const mostWords = 6;
const isoBasicDate = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const monthName = new RegExp(`(?<!\\p{L})${months.pattern}`, "u");

/**
 * The refusals of a file without a date. They name the line that was meant as a date, or the place where a date was expected.
 *
 * @param lines the lines after the article's number
 * @param header the lines in which a date was looked for
 * @param file the article's number, because it is not a date, and the last line of the file
 */
export function refuseUndated(
  lines: readonly Line[],
  header: readonly Line[],
  { id, last }: { readonly id: string | undefined; readonly last: Line | undefined },
): readonly Refusal[] {
  const attempt = findAttempt(header.filter((line) => id === undefined || numberOf(line) !== id));
  const [headline, text] = lines.filter((line) => line !== attempt);
  const nothing = { ...placeOf(last), found: "" };
  return [
    ...(headline ? [] : [refuse("missing-headline", nothing)]),
    refuse("missing-date", attempt || lines[2] ? placeOf(attempt ?? lines[2]) : nothing),
    ...(text ? [] : [refuse("missing-text", nothing)]),
  ];
}

/** Whether a line was certainly meant as the article's date. A score such as `عمان 2 قطر 1` was not. */
export function hasDateAttempt(header: readonly Line[]): boolean {
  const attempt = findAttempt(header);
  if (attempt === undefined) return false;
  return isPartOfDate(attempt) || hasNumberAndMonth(attempt) || /^\p{Nd}|\p{Nd}{4}/u.test(attempt.text);
}

/**
 * The line that was meant as a date. The most certain form is looked for first, because a headline can also have two numbers
 * (`عمان 2 قطر 1`) or the name of a month (`ثورة 23 يوليو`).
 */
function findAttempt(lines: readonly Line[]): Line | undefined {
  return (
    lines.find(isPartOfDate) ??
    lines.find((line) => /^\p{Nd}/u.test(line.text) && hasTwoNumbers(line)) ??
    lines.find(hasTwoNumbers) ??
    lines.slice(1).find(hasNumberAndMonth)
  );
}

/** Whether a line is a date without its year (`8 ديسمبر`) or its day (`ديسمبر 2017`), or a date without separators (`20171208`). */
function isPartOfDate(line: Line): boolean {
  if (isoBasicDate.test(numberOf(line) ?? "")) return true;
  return [`${line.text} 2000`, `1 ${line.text}`].some((text) => parseDate(text, "UTC").kind !== "not-a-date");
}

/** Whether a line can be a misspelt date: `08 دسمبر 2017`. */
function hasTwoNumbers(line: Line): boolean {
  return isShort(line) && (line.text.match(/\p{Nd}+/gu)?.length ?? 0) >= 2;
}

/** Whether a line can be a date after another word: `مسقط 8 ديسمبر`. */
function hasNumberAndMonth(line: Line): boolean {
  return isShort(line) && /\p{Nd}/u.test(line.text) && monthName.test(foldArabic(line.text));
}

function isShort(line: Line): boolean {
  return countWords(line) <= mostWords;
}
