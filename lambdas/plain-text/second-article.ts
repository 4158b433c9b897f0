// Finds the header of a second article, in a file that should contain only one.
import { type ArticleDate, daysBetween } from "../dates/days.ts";
import { type ParsedDate, parseDate } from "../dates/parse-date.ts";
import { foldDigits } from "../text/digits.ts";
import { parseCredit } from "./credit/credit.ts";
import { isParagraph, type Line, numberOf } from "./lines.ts";

/** The largest number of lines before a date: the section and the headline have at most two each. */
const mostTitleLines = 4;
/** In characters. A longer line is not part of a title. */
const longestTitle = 200;
/** In characters. A longer line is not a date. */
const longestDate = 80;
/** After a date, a paragraph must be among this many lines. The lines before it can be a date, the standfirst and the credit. */
const mostLinesToText = 5;
/** In words. A heading in a chronology is shorter than a headline. */
const fewestHeadlineWords = 5;
/** In days. The dates of two articles in one file are near each other. */
const mostDaysApart = 31;
/** A number of fewer digits is not the number of an article, if the first article has no number. */
const fewestDigits = 5;
/**
 * The number of the next article at the end of a line. The export has no line end after its last line, so the command `cat` joins that line
 * with the first line of the next file.
 */
const gluedNumber = /(?<=[^\p{Nd}\s])\p{Nd}{5,20}$/u;

/** The id and the date of the first article. */
export interface FirstArticle {
  readonly id?: string | undefined;
  readonly published?: ArticleDate | undefined;
}

/**
 * The first line of a second article. `undefined` if there is none.
 *
 * @param lines the lines after the first article's dates
 */
export function findSecondArticle(
  lines: readonly Line[],
  first: FirstArticle,
  timeZone: string,
): Line | undefined {
  const isDate = lines.map(({ text }) => text.length <= longestDate && isDateLine(text, timeZone));
  for (const [index, line] of lines.entries()) {
    if (isArticleNumber(line, first) && startsHeader(lines, isDate, index + 1)) return line;
    const glued = gluedNumber.exec(line.text)?.[0];
    const next = lines[index + 1] && numberOf(lines[index + 1] ?? line);
    const isGlued = glued !== undefined && (next === undefined || next === foldDigits(glued));
    if (isGlued && startsHeader(lines, isDate, index + 1)) return line;
  }
  return findUnnumbered(lines, isDate, first, timeZone);
}

function isDateLine(text: string, timeZone: string): boolean {
  return /\p{Nd}/u.test(text) && !/^\p{Nd}+$/u.test(text) && parseDate(text, timeZone).kind !== "not-a-date";
}

/**
 * Whether the line is the number of an article. It must have about as many digits as the number of the first article. A number that can be a
 * year must have exactly as many. If the first article has no number, a number with many digits is enough.
 */
function isArticleNumber(line: Line, { id }: FirstArticle): boolean {
  const number = numberOf(line);
  if (number === undefined) return false;
  const isNumbered = id !== undefined && /^\d+$/.test(id);
  const isYear = /^(?:1[3-9]|20)\d\d$/.test(number);
  if (!isNumbered) return number.length >= fewestDigits;
  return Math.abs(number.length - id.length) <= 1 && (!isYear || id.length === number.length);
}

/** Whether a title, a date and a paragraph follow. In a list of numbers or years, they do not. */
function startsHeader(lines: readonly Line[], isDate: readonly boolean[], start: number): boolean {
  let title = start;
  while (title < lines.length && isNumber(lines[title])) title++;
  const date = isDate.indexOf(true, title);
  if (date <= title || date - title > mostTitleLines) return false;
  const isTitle = lines.slice(title, date).every(({ text }) => text.length <= longestTitle);
  return isTitle && hasText(lines, isDate, date);
}

function isNumber(line: Line | undefined): boolean {
  return line !== undefined && numberOf(line) !== undefined;
}

function hasText(lines: readonly Line[], isDate: readonly boolean[], date: number): boolean {
  return lines
    .slice(date + 1, date + 1 + mostLinesToText)
    .some((line, index) => !isDate[date + 1 + index] && isParagraph(line));
}

/**
 * Finds a second article without a number: a headline below a paragraph and above a date. A text with several dates is a chronology, unless
 * a second date or a credit follows the date. A single date must be near the date of the first article.
 */
function findUnnumbered(
  lines: readonly Line[],
  isDate: readonly boolean[],
  { id, published }: FirstArticle,
  timeZone: string,
): Line | undefined {
  const starts = lines.flatMap((_, index) => (isDate[index] && !isDate[index - 1] ? [index] : []));
  for (const date of starts) {
    const title = titleBefore(lines, date);
    if (title === undefined || !hasText(lines, isDate, date)) continue;
    const below = lines[date + 1]?.text ?? "";
    if (isDate[date + 1] || (below.length <= longestTitle && parseCredit(below))) return title;
    const headline = lines[date - 1]?.text ?? "";
    const isHeadline = headline.split(/\s+/u).length >= fewestHeadlineWords;
    // If the first article has a number, a second article would have one, too. So a headline and a date without a number are a quotation.
    if (id === undefined && starts.length === 1 && isHeadline && isNear(lines[date], published, timeZone))
      return title;
  }
  return undefined;
}

/** The first line of a title above a date. A title has one or two lines without punctuation at their ends, and follows a paragraph. */
function titleBefore(lines: readonly Line[], date: number): Line | undefined {
  for (const count of [1, 2]) {
    const title = lines.slice(Math.max(0, date - count), date);
    const [first] = title;
    const before = lines[date - count - 1];
    const isTitle = title.every(
      ({ text }) => text.length <= longestTitle && !/[.:؛،,][\s\p{Cf}]*$/u.test(text),
    );
    if (title.length === count && isTitle && first?.startsPart && before && isParagraph(before)) return first;
  }
  return undefined;
}

function isNear(line: Line | undefined, published: ArticleDate | undefined, timeZone: string): boolean {
  const parsed: ParsedDate | undefined = line && parseDate(line.text, timeZone);
  if (parsed?.kind !== "date" || published === undefined) return false;
  return daysBetween(parsed.date, published, timeZone) <= mostDaysApart;
}
