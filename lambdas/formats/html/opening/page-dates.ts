// Which of the dates on a page is that of the article.
import type { ArticleDate } from "../../../article/article.ts";
import { dayOfDate, daysBetween, isoDate } from "../../../dates/days.ts";
import { type MachineDate, parseMachineDate } from "../../../dates/machine-date.ts";
import { dateOfNumbers, mayBeMonthFirst } from "../../../dates/month-names.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import type { Field } from "../../submission/field.ts";

export interface DateSources {
  /** What programs wrote, in the order of trust. */
  readonly machine: readonly (string | undefined)[];
  /** What programs wrote of the last update. */
  readonly updates?: readonly (string | undefined)[] | undefined;
  /** What the page shows its parsers. */
  readonly lines: readonly (string | undefined)[];
  /** A day beside the headline ({@link visibleDate}). */
  readonly visible?: ArticleDate | undefined;
  /** Of the page, as BCP 47 has it. */
  readonly language?: string | undefined;
  /** What all `<time>` elements of the page say, margins included. */
  readonly times?: readonly string[] | undefined;
  /** The page's own address. */
  readonly address?: string | undefined;
  /** Dates of which nobody knows what they are. */
  readonly dated?: readonly (string | undefined)[] | undefined;
}

/** A day or two is the difference of a time zone, or of an article that was written before it was published. */
const mostDays = 2;

/**
 * The first source that is a date beyond doubt. Refused are a page that contradicts itself, and the first text that should
 * have been a date where none is.
 */
export function chooseDate(sources: DateSources, timeZone: string): Field | undefined {
  const { machine, lines, visible, language = "", times = [], dated = [] } = sources;
  const byMachine = (text: string) => parseMachineDate(text, timeZone);
  const strong = parseAll(machine, byMachine);
  const shown = parseAll(lines, (text) =>
    mayBeMonthFirst(text, language) ? { kind: "ambiguous" } : parseDate(text, timeZone),
  );
  const weak = parseAll(dated, byMachine);
  const told = firstDate(strong);
  const address = dateInAddress(sources.address);
  const edited = firstDate(parseAll(sources.updates ?? [], byMachine));
  // Another day beside the headline is the article's only if machines are told of it too; there are other dates on a page.
  const seenElsewhere = visible && edited && isNear(visible, edited, timeZone) ? visible : undefined;
  const another = told && [seenElsewhere, address].find((date) => date && !isNear(date, told, timeZone));
  if (told && another) return { text: `${isoDate(told)} / ${isoDate(another)}`, isUncertain: true };
  const seen = firstDate(shown) ?? visible ?? address;
  const date = told ?? seen ?? uncontradicted(firstDate(weak), parseAll(times, byMachine), timeZone);
  if (date) return { text: isoDate(date) };
  const [attempt] = [...strong, ...shown, ...weak];
  return attempt && { text: attempt.text, isUncertain: /^(?:date|ambiguous)$/.test(attempt.parsed.kind) };
}

/** A date of which nobody knows what it is counts if no `<time>` of the page names another day. */
function uncontradicted(
  date: ArticleDate | undefined,
  times: readonly ParsedText[],
  timeZone: string,
): ArticleDate | undefined {
  const days = times.flatMap(({ parsed }) =>
    parsed.kind === "date" ? [dayOfDate(parsed.date, timeZone)] : [],
  );
  return date && (days.length === 0 || days.includes(dayOfDate(date, timeZone))) ? date : undefined;
}

function isNear(one: ArticleDate, other: ArticleDate, timeZone: string): boolean {
  return daysBetween(one, other, timeZone) <= mostDays;
}

/** A date of the last update that nobody can read is left out: the article is as good without it. */
export function chooseUpdate(sources: DateSources, timeZone: string): Field | undefined {
  const field = chooseDate(sources, timeZone);
  return field && parseDate(field.text, timeZone).kind === "date" && !field.isUncertain ? field : undefined;
}

function parseAll(
  texts: readonly (string | undefined)[],
  parse: (text: string) => MachineDate,
): readonly ParsedText[] {
  return texts.flatMap((text) => (text === undefined ? [] : { text, parsed: parse(text.trim()) }));
}

interface ParsedText {
  readonly text: string;
  readonly parsed: MachineDate;
}

function firstDate(read: readonly ParsedText[]): ArticleDate | undefined {
  for (const { parsed } of read) if (parsed.kind === "date") return parsed.date;
  return undefined;
}

/** Blogs and newspapers have the day of publication in an article's address: `/2017/12/08/`, `/2017-12-08-slug`. */
function dateInAddress(address: string | undefined): ArticleDate | undefined {
  const path = URL.parse(address ?? "")?.pathname.slice(0, longestPath) ?? "";
  const [, year = "", month = "", day = ""] = inPath.exec(path) ?? [];
  return dateOfNumbers([year, month, day], "UTC");
}

const longestPath = 1000;
const inPath = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)/;
