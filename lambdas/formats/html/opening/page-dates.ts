// Chooses the article's date from all dates on a page.
import { type ArticleDate, dayOfDate, daysBetween, isoDate } from "../../../dates/days.ts";
import { type MachineDate, parseMachineDate } from "../../../dates/machine-date.ts";
import { dateOfNumbers, mayBeMonthFirst } from "../../../dates/month-names.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import type { Field } from "../../submission/field.ts";

export interface DateSources {
  /** Machine-readable dates, the most trusted first. */
  readonly machine: readonly (string | undefined)[];
  /** Machine-readable dates of the last update. */
  readonly updates?: readonly (string | undefined)[] | undefined;
  /** Dates in the text that the page shows. */
  readonly lines: readonly (string | undefined)[];
  /** The date that is shown beside the headline (visible-dates.ts). */
  readonly visible?: ArticleDate | undefined;
  /** Dates that are shown as dates of an update. */
  readonly visibleUpdates?: readonly ArticleDate[] | undefined;
  /** The page's language (BCP 47). */
  readonly language?: string | undefined;
  /** The values of all `<time>` elements, also of those in sidebars. */
  readonly times?: readonly string[] | undefined;
  /** The page's own address. */
  readonly address?: string | undefined;
  /** Machine-readable dates that can be of the publication or of the last edit, such as `<meta name="date">`. */
  readonly dated?: readonly (string | undefined)[] | undefined;
}

/** In days. Two dates of one article can differ this much, because of time zones or because it was written before it was published. */
const mostDays = 2;

/**
 * The date from the most trusted source that has one. If two sources contradict each other, the result is an uncertain field, which is
 * refused. If no source has a date, the result is the first text that should be a date, which is refused, too.
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
  // Pages also show dates of other things. So a shown date that differs from the machine-readable date counts as a contradiction only if
  // the machine-readable date of an update confirms the shown date.
  const seenElsewhere = visible && edited && isNear(visible, edited, timeZone) ? visible : undefined;
  const another = told && [seenElsewhere, address].find((date) => date && !isNear(date, told, timeZone));
  if (told && another) return { text: `${isoDate(told)} / ${isoDate(another)}`, isUncertain: true };
  const seen = firstDate(shown) ?? visible ?? address;
  const unclear = firstDate(weak);
  const isUpdate = (sources.visibleUpdates ?? []).some(
    (date) => unclear && isSameDay(date, unclear, timeZone),
  );
  const date =
    told ?? seen ?? (isUpdate ? undefined : uncontradicted(unclear, parseAll(times, byMachine), timeZone));
  if (date) return { text: isoDate(date) };
  const [attempt] = [...strong, ...shown, ...weak];
  return attempt && { text: attempt.text, isUncertain: /^(?:date|ambiguous)$/.test(attempt.parsed.kind) };
}

/** Returns the given date, whose meaning is unclear. `undefined` if the page has `<time>` elements and none of them has the same day. */
function uncontradicted(
  date: ArticleDate | undefined,
  times: readonly ParsedText[],
  timeZone: string,
): ArticleDate | undefined {
  const days = datesIn(times).map((time) => dayOfDate(time, timeZone));
  return date && (days.length === 0 || days.includes(dayOfDate(date, timeZone))) ? date : undefined;
}

function isNear(one: ArticleDate, other: ArticleDate, timeZone: string): boolean {
  return daysBetween(one, other, timeZone) <= mostDays;
}

function isSameDay(one: ArticleDate, other: ArticleDate, timeZone: string): boolean {
  return dayOfDate(one, timeZone) === dayOfDate(other, timeZone);
}

/** The date of the last update. It is optional, so an uncertain one is dropped instead of refused. */
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

function datesIn(read: readonly ParsedText[]): readonly ArticleDate[] {
  return read.flatMap(({ parsed }) => (parsed.kind === "date" ? [parsed.date] : []));
}

function firstDate(read: readonly ParsedText[]): ArticleDate | undefined {
  return datesIn(read)[0];
}

/** The date of publication in the address of an article. Many blogs and newspapers have it there: `/2017/12/08/`, `/2017-12-08-slug`. */
function dateInAddress(address: string | undefined): ArticleDate | undefined {
  const path = URL.parse(address ?? "")?.pathname.slice(0, longestPath) ?? "";
  const [, year = "", month = "", day = ""] = inPath.exec(path) ?? [];
  return dateOfNumbers([year, month, day], "UTC");
}

const longestPath = 1000;
const inPath = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)/;
