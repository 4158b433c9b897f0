// Where a second article begins in a file that should hold one: its header stands among the text.
import type { ArticleDate } from "../article/article.ts";
import { daysBetween } from "../dates/days.ts";
import { type ParsedDate, parseDate } from "../dates/parse-date.ts";
import { foldDigits } from "../text/digits.ts";
import { parseCredit } from "./credit/credit.ts";
import { isParagraph, type Line, numberOf } from "./lines.ts";

/** A section and a headline, each over two lines at most. */
const MOST_TITLE_LINES = 4;
const LONGEST_TITLE = 200;
const LONGEST_DATE = 80;
/** Dates, standfirst and credit stand between the headline and the text. */
const MOST_LINES_TO_TEXT = 5;
/** A heading of a chronology is shorter. */
const FEWEST_HEADLINE_WORDS = 5;
const MOST_DAYS_APART = 31;
const FEWEST_DIGITS = 5;
/** The last line of an export has no line end: `cat` puts the next file's number behind it. */
const GLUED_NUMBER = /(?<=[^\p{Nd}\s])\p{Nd}{5,20}$/u;

/** What is known of the article that the file begins with. */
export interface FirstArticle {
  readonly id?: string | undefined;
  readonly published?: ArticleDate | undefined;
}

/** The line with which a second article begins; undefined in a healthy file. @param lines those after the first one's dates */
export function findSecondArticle(
  lines: readonly Line[],
  first: FirstArticle,
  timeZone: string,
): Line | undefined {
  const isDate = lines.map(({ text }) => text.length <= LONGEST_DATE && isDateLine(text, timeZone));
  for (const [index, line] of lines.entries()) {
    if (isArticleNumber(line, first) && startsHeader(lines, isDate, index + 1)) return line;
    const glued = GLUED_NUMBER.exec(line.text)?.[0];
    const next = lines[index + 1] && numberOf(lines[index + 1] ?? line);
    const isGlued = glued !== undefined && (next === undefined || next === foldDigits(glued));
    if (isGlued && startsHeader(lines, isDate, index + 1)) return line;
  }
  return findUnnumbered(lines, isDate, first, timeZone);
}

function isDateLine(text: string, timeZone: string): boolean {
  return /\p{Nd}/u.test(text) && !/^\p{Nd}+$/u.test(text) && parseDate(text, timeZone).kind !== "not-a-date";
}

/** As long as the first one's number; a year is none. */
function isArticleNumber(line: Line, { id }: FirstArticle): boolean {
  const number = numberOf(line);
  if (number === undefined) return false;
  const isNumbered = id !== undefined && /^\d+$/.test(id);
  const isYear = /^(?:1[3-9]|20)\d\d$/.test(number);
  if (!isNumbered) return number.length >= FEWEST_DIGITS;
  return Math.abs(number.length - id.length) <= 1 && (!isYear || id.length === number.length);
}

/** Whether title lines, a date and a paragraph follow: so a list of numbers or of years is no header. */
function startsHeader(lines: readonly Line[], isDate: readonly boolean[], start: number): boolean {
  let title = start;
  while (title < lines.length && isNumber(lines[title])) title++;
  const date = isDate.indexOf(true, title);
  if (date <= title || date - title > MOST_TITLE_LINES) return false;
  const isTitle = lines.slice(title, date).every(({ text }) => text.length <= LONGEST_TITLE);
  return isTitle && hasText(lines, isDate, date);
}

function isNumber(line: Line | undefined): boolean {
  return line !== undefined && numberOf(line) !== undefined;
}

function hasText(lines: readonly Line[], isDate: readonly boolean[], date: number): boolean {
  return lines
    .slice(date + 1, date + 1 + MOST_LINES_TO_TEXT)
    .some((line, index) => !isDate[date + 1 + index] && isParagraph(line));
}

/**
 * Without a number: a headline between a paragraph and a date of about the same time as the first article's. More dates are
 * a chronology, unless a second date or a credit stands below each as in no chronology.
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
    if (isDate[date + 1] || (below.length <= LONGEST_TITLE && parseCredit(below))) return title;
    const headline = lines[date - 1]?.text ?? "";
    const isHeadline = headline.split(/\s+/u).length >= FEWEST_HEADLINE_WORDS;
    // Where the first article has its number, so has the second: this is an announcement that the text quotes.
    if (id === undefined && starts.length === 1 && isHeadline && isNear(lines[date], published, timeZone))
      return title;
  }
  return undefined;
}

/** The first line of the title above a date: a line or two without final punctuation, below a paragraph. */
function titleBefore(lines: readonly Line[], date: number): Line | undefined {
  for (const count of [1, 2]) {
    const title = lines.slice(Math.max(0, date - count), date);
    const [first] = title;
    const before = lines[date - count - 1];
    const isTitle = title.every(
      ({ text }) => text.length <= LONGEST_TITLE && !/[.:؛،,][\s\p{Cf}]*$/u.test(text),
    );
    if (title.length === count && isTitle && first?.startsPart && before && isParagraph(before)) return first;
  }
  return undefined;
}

function isNear(line: Line | undefined, published: ArticleDate | undefined, timeZone: string): boolean {
  const parsed: ParsedDate | undefined = line && parseDate(line.text, timeZone);
  if (parsed?.kind !== "date" || published === undefined) return false;
  return daysBetween(parsed.date, published, timeZone) <= MOST_DAYS_APART;
}
