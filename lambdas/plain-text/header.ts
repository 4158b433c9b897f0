// Parses the newspaper's plain text down to its dates: the article's number, section, headline, date of publication and date of update.
import { type ArticleDate, daysBetween, isBefore } from "../dates/days.ts";
import { isUpdateDate, type ParsedDate, parseDate } from "../dates/parse-date.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldDigits } from "../text/digits.ts";
import { type Credit, joinCredits, noCredit, parseCredit } from "./credit/credit.ts";
import { joinDateLines } from "./date-lines.ts";
import { countWords, type Line, numberOf, placeOf } from "./lines.ts";
import { hasDateAttempt, refuseUndated } from "./undated.ts";

export interface PlainTextHeader {
  readonly id?: string | undefined;
  readonly section?: string | undefined;
  readonly headline?: string | undefined;
  readonly published?: ArticleDate | undefined;
  readonly updated?: ArticleDate | undefined;
  /** The people, places and agencies in a byline between the headline and the dates. */
  readonly credit: Credit;
  readonly refusals: readonly Refusal[];
  /** The lines after the dates. */
  readonly rest: readonly Line[];
  /** Only set if no line was meant as a date: the lines after the article's number, which can be an article without a date. */
  readonly undated?: readonly Line[] | undefined;
}

/**
 * The dates are looked for in this many lines, because the section and the headline have at most two lines each. A later date belongs to
 * the text.
 */
const dateWithinLines = 8;
const mostDates = 2;
/** In words. A longer first line is not a section, but the beginning of the headline. */
const longestSectionWords = 4;
/** In words. The same limit if a blank line separates the section from the headline. */
const longestPartedSectionWords = 8;
/** In days. Two dates with more days between them are not those of a publication and its update. */
const mostDaysToUpdate = 31;

export function parseHeader(lines: readonly Line[], timeZone: string): PlainTextHeader {
  const numbers = countNumbers(lines);
  const first = lines[0];
  const id = numbers > 0 && first ? numberOf(first) : undefined;
  const unnumbered = joinDateLines(lines.slice(numbers), dateWithinLines, timeZone);
  const dates = unnumbered.map(({ text }, index) =>
    index < dateWithinLines ? parseDate(text, timeZone) : notADate,
  );
  const anchor = dates.findIndex(isDateLine);
  if (anchor === -1) {
    const header = unnumbered.slice(0, dateWithinLines);
    return {
      id,
      credit: noCredit,
      refusals: refuseUndated(unnumbered, header, { id, last: lines.at(-1) }),
      rest: [],
      undated: hasDateAttempt(header) ? undefined : unnumbered,
    };
  }
  const afterDates = dates.findIndex((date, index) => index > anchor && !isDateLine(date));
  const isHeadlineDate = isHeadlineFirst(unnumbered, dates, timeZone);
  const inRow = (afterDates === -1 ? dates.length : afterDates) - anchor;
  const isOne = inRow === mostDates && !isHeadlineDate && isOfAnotherTime(unnumbered.slice(anchor), timeZone);
  const run = isOne ? 1 : inRow;
  // A headline can be a date (11 سبتمبر 2001). If three dates follow each other, the last two are those of the article.
  const start = anchor + (isHeadlineDate ? 1 : Math.max(0, run - mostDates));
  const end = anchor + run;
  const { title, credit } = splitByline(unnumbered.slice(0, start));
  const dateLines = unnumbered.slice(start, end);
  return {
    id,
    ...titleOf(title),
    credit,
    ...datesOf(inOrder(dateLines, dates.slice(start, end)), timeZone),
    refusals: [
      ...(title.length === 0 ? [refuse("missing-headline", placeOf(dateLines[0]))] : []),
      ...dateLines.filter((_, index) => dates[start + index]?.kind === "impossible").map(refuseDate),
    ],
    rest: unnumbered.slice(end),
  };
}

const notADate: ParsedDate = { kind: "not-a-date" };

function isDateLine({ kind }: ParsedDate): boolean {
  return kind !== "not-a-date";
}

/**
 * Whether the first of two dates is the headline, as in `الثقافة`, `11 سبتمبر 2001`, `8 ديسمبر 2018`. Such a date is between blank lines
 * after a short section. It is too long before the second date for the two to be a publication and its update.
 */
function isHeadlineFirst(lines: readonly Line[], dates: readonly ParsedDate[], timeZone: string): boolean {
  const [section, headline, published] = lines;
  const [, one, other] = dates;
  if (one?.kind !== "date" || other?.kind !== "date" || dates.filter(isDateLine).length !== mostDates)
    return false;
  return (
    section !== undefined &&
    countWords(section) <= longestSectionWords &&
    (headline?.startsPart ?? false) &&
    (published?.startsPart ?? false) &&
    daysBetween(one.date, other.date, timeZone) > mostDaysToUpdate
  );
}

/**
 * Whether the second date is the first line of the text, such as `6 أكتوبر 1973` in an article about that day. Such a date follows a blank
 * line, and is long before the first date or too old for an article.
 */
function isOfAnotherTime([first, second]: readonly Line[], timeZone: string): boolean {
  if (!first || !second?.startsPart || isUpdateDate(first.text) || isUpdateDate(second.text)) return false;
  const published = parseDate(first.text, timeZone);
  const other = parseDate(second.text, timeZone);
  if (published.kind === "date" && other.kind === "date")
    return (
      isBefore(other.date, published.date, timeZone) &&
      daysBetween(published.date, other.date, timeZone) > mostDaysToUpdate
    );
  const inOurTime = foldDigits(second.text).replace(/(?<!\d)1[5-9]\d\d(?!\d)/, "2000");
  return other.kind === "impossible" && parseDate(inOurTime, timeZone).kind === "date";
}

/** How many lines at the top have the article's number. The newspaper's export can repeat it. */
function countNumbers(lines: readonly Line[]): number {
  const number = lines[0] && numberOf(lines[0]);
  if (number === undefined) return 0;
  const others = lines.findIndex((line) => numberOf(line) !== number);
  return others === -1 ? lines.length : others;
}

/**
 * Splits the byline from the lines above the date. Moroccan sites print it between the headline and the date: `هسبريس من الرباط`. It must
 * name a person or an agency, because a line with two places can be a headline. If the only line above it is short, that line is the
 * section, and the line that looks like a byline is the headline.
 */
function splitByline(lines: readonly Line[]): { readonly title: readonly Line[]; readonly credit: Credit } {
  const last = lines.at(-1);
  const title = lines.slice(0, -1);
  const credit = last && parseCredit(last.text);
  const isByline = credit && credit.authors.length + credit.agencies.length > 0;
  const [only] = title;
  const isLeft = title.length > 1 || (only !== undefined && countWords(only) > longestSectionWords);
  if (!isByline || !isLeft) return { title: lines, credit: noCredit };
  const before = splitByline(title);
  return { title: before.title, credit: joinCredits([before.credit, credit]) };
}

/** A single line is the headline. Of several lines, the first is the section if it is short enough. */
function titleOf(lines: readonly Line[]): Pick<PlainTextHeader, "section" | "headline"> {
  const [first, second] = lines;
  if (!first) return {};
  const isSection =
    second && countWords(first) <= (second.startsPart ? longestPartedSectionWords : longestSectionWords);
  const headline = lines
    .slice(isSection ? 1 : 0)
    .map(({ text }) => text)
    .join(" ");
  return { section: isSection ? first.text : undefined, headline };
}

/** Puts the date of publication first: swaps the dates if only the first one has a label such as "Updated". */
function inOrder(lines: readonly Line[], dates: readonly ParsedDate[]): readonly ParsedDate[] {
  const [first, second] = lines.map(({ text }) => isUpdateDate(text));
  return first && second === false ? dates.toReversed() : dates;
}

/** The dates of publication and of the update. An update before the publication is ignored, because it is a mistake of the export. */
function datesOf(
  dates: readonly ParsedDate[],
  timeZone: string,
): Pick<PlainTextHeader, "published" | "updated"> {
  const [published, updated] = dates.map((parsed) => (parsed.kind === "date" ? parsed.date : undefined));
  if (!published || !updated || isBefore(updated, published, timeZone)) return { published };
  return { published, updated };
}

function refuseDate(line: Line): Refusal {
  return refuse("impossible-date", placeOf(line));
}
