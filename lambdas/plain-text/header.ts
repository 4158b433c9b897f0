// The newspaper's plain text as far as its dates: number, section, headline, published, updated.
import type { ArticleDate } from "../article/article.ts";
import { daysBetween, isBefore } from "../dates/days.ts";
import { isUpdateDate, type ParsedDate, parseDate } from "../dates/parse-date.ts";
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldDigits } from "../text/digits.ts";
import { type Credit, joinCredits, NO_CREDIT, parseCredit } from "./credit/credit.ts";
import { joinDateLines } from "./date-lines.ts";
import { at, countWords, type Line, numberOf } from "./lines.ts";
import { hasDateAttempt, refuseUndated } from "./undated.ts";

export interface PlainTextHeader {
  readonly id?: string | undefined;
  readonly section?: string | undefined;
  readonly headline?: string | undefined;
  readonly published?: ArticleDate | undefined;
  readonly updated?: ArticleDate | undefined;
  /** A byline between the headline and the dates. */
  readonly credit: Credit;
  readonly refusals: readonly Refusal[];
  /** What follows the dates. */
  readonly rest: readonly Line[];
  /** What follows the number, where nobody wrote a date. */
  readonly undated?: readonly Line[] | undefined;
}

/** A date further down is the text's. Before it stand a section and a headline, each over two lines at most. */
const DATE_WITHIN_LINES = 8;
const DATES = 2;
const LONGEST_SECTION_WORDS = 4;
/** Where a blank line parts it from the headline. */
const LONGEST_PARTED_SECTION_WORDS = 8;
const MOST_DAYS_TO_UPDATE = 31;

export function parseHeader(lines: readonly Line[], timeZone: string): PlainTextHeader {
  const numbers = countNumbers(lines);
  const first = lines[0];
  const id = numbers > 0 && first ? numberOf(first) : undefined;
  const unnumbered = joinDateLines(lines.slice(numbers), DATE_WITHIN_LINES, timeZone);
  const dates = unnumbered.map(({ text }, index) =>
    index < DATE_WITHIN_LINES ? parseDate(text, timeZone) : NOT_A_DATE,
  );
  const anchor = dates.findIndex(isDateLine);
  if (anchor === -1) {
    const header = unnumbered.slice(0, DATE_WITHIN_LINES);
    return {
      id,
      credit: NO_CREDIT,
      refusals: refuseUndated(unnumbered, header, { id, last: lines.at(-1) }),
      rest: [],
      undated: hasDateAttempt(header) ? undefined : unnumbered,
    };
  }
  const afterDates = dates.findIndex((date, index) => index > anchor && !isDateLine(date));
  const isHeadlineDate = isHeadlineFirst(unnumbered, dates, timeZone);
  const inRow = (afterDates === -1 ? dates.length : afterDates) - anchor;
  const isOne = inRow === DATES && !isHeadlineDate && isOfAnotherTime(unnumbered.slice(anchor), timeZone);
  const run = isOne ? 1 : inRow;
  // A headline may be a date (11 سبتمبر 2001): of three in a row, the last two are the article's.
  const start = anchor + (isHeadlineDate ? 1 : Math.max(0, run - DATES));
  const end = anchor + run;
  const { title, credit } = splitByline(unnumbered.slice(0, start));
  const dateLines = unnumbered.slice(start, end);
  return {
    id,
    ...titleOf(title),
    credit,
    ...datesOf(inOrder(dateLines, dates.slice(start, end)), timeZone),
    refusals: [
      ...(title.length === 0 ? [refuse("missing-headline", at(dateLines[0]))] : []),
      ...dateLines.filter((_, index) => dates[start + index]?.kind === "impossible").map(refuseDate),
    ],
    rest: unnumbered.slice(end),
  };
}

const NOT_A_DATE: ParsedDate = { kind: "not-a-date" };

function isDateLine({ kind }: ParsedDate): boolean {
  return kind !== "not-a-date";
}

/**
 * Of two dates the first is the headline after what looks like a section, where blank lines stand around it and the
 * dates are too far apart for an update: `الثقافة`, `11 سبتمبر 2001`, `8 ديسمبر 2018`.
 */
function isHeadlineFirst(lines: readonly Line[], dates: readonly ParsedDate[], timeZone: string): boolean {
  const [section, headline, published] = lines;
  const [, one, other] = dates;
  if (one?.kind !== "date" || other?.kind !== "date" || dates.filter(isDateLine).length !== DATES)
    return false;
  return (
    section !== undefined &&
    countWords(section) <= LONGEST_SECTION_WORDS &&
    (headline?.startsPart ?? false) &&
    (published?.startsPart ?? false) &&
    daysBetween(one.date, other.date, timeZone) > MOST_DAYS_TO_UPDATE
  );
}

/**
 * Whether the second date begins the text, as `6 أكتوبر 1973` does: a blank line parts it from the first, and it is long
 * before that, or of a year that no article is of.
 */
function isOfAnotherTime([first, second]: readonly Line[], timeZone: string): boolean {
  if (!first || !second?.startsPart || isUpdateDate(first.text) || isUpdateDate(second.text)) return false;
  const published = parseDate(first.text, timeZone);
  const other = parseDate(second.text, timeZone);
  if (published.kind === "date" && other.kind === "date")
    return (
      isBefore(other.date, published.date, timeZone) &&
      daysBetween(published.date, other.date, timeZone) > MOST_DAYS_TO_UPDATE
    );
  const inOurTime = foldDigits(second.text).replace(/(?<!\d)1[5-9]\d\d(?!\d)/, "2000");
  return other.kind === "impossible" && parseDate(inOurTime, timeZone).kind === "date";
}

/** How many lines at the top are the article's number: it may be repeated, and a repeat says nothing new. */
function countNumbers(lines: readonly Line[]): number {
  const number = lines[0] && numberOf(lines[0]);
  if (number === undefined) return 0;
  const others = lines.findIndex((line) => numberOf(line) !== number);
  return others === -1 ? lines.length : others;
}

/**
 * Morocco's sites give the byline between headline and date: `هسبريس من الرباط`. It names somebody or an agency, since
 * two places may be a headline; and it leaves a headline: of a section and a name, the name is the headline.
 */
function splitByline(lines: readonly Line[]): { readonly title: readonly Line[]; readonly credit: Credit } {
  const last = lines.at(-1);
  const title = lines.slice(0, -1);
  const credit = last && parseCredit(last.text);
  const isByline = credit && credit.authors.length + credit.agencies.length > 0;
  const [only] = title;
  const isLeft = title.length > 1 || (only !== undefined && countWords(only) > LONGEST_SECTION_WORDS);
  if (!isByline || !isLeft) return { title: lines, credit: NO_CREDIT };
  const before = splitByline(title);
  return { title: before.title, credit: joinCredits(before.credit, credit) };
}

/** One line is the headline. Of several the first is the section, if it is as short as sections are. */
function titleOf(lines: readonly Line[]): Pick<PlainTextHeader, "section" | "headline"> {
  const [first, second] = lines;
  if (!first) return {};
  const isSection =
    second && countWords(first) <= (second.startsPart ? LONGEST_PARTED_SECTION_WORDS : LONGEST_SECTION_WORDS);
  const headline = lines
    .slice(isSection ? 1 : 0)
    .map(({ text }) => text)
    .join(" ");
  return { section: isSection ? first.text : undefined, headline };
}

/** The publication first: where a label says that the first date is the update's, it is the second. */
function inOrder(lines: readonly Line[], dates: readonly ParsedDate[]): readonly ParsedDate[] {
  const [first, second] = lines.map(({ text }) => isUpdateDate(text));
  return first && second === false ? dates.toReversed() : dates;
}

/** An update before the publication is a slip of the export: the publication counts, the update is ignored. */
function datesOf(
  dates: readonly ParsedDate[],
  timeZone: string,
): Pick<PlainTextHeader, "published" | "updated"> {
  const [published, updated] = dates.map((parsed) => (parsed.kind === "date" ? parsed.date : undefined));
  if (!published || !updated || isBefore(updated, published, timeZone)) return { published };
  return { published, updated };
}

function refuseDate(line: Line): Refusal {
  return refuse("impossible-date", at(line));
}
