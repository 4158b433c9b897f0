// The dates of newspapers, in the spellings of all Arab countries: every spelling ends as a day or an instant.
import type { ArticleDate } from "../article/article.ts";
import { foldDigits } from "../text/digits.ts";
import { foldArabic } from "../text/fold.ts";
import { calendarDay } from "./calendar-day.ts";
import { hasUpdateLabel, withoutDecoration, withoutLabel } from "./decoration.ts";
import { parseWrittenTime, timeOfDay, type WrittenTime } from "./time-of-day.ts";
import type { Found } from "./words.ts";
import { parseWrittenDate, type WrittenDate } from "./written-date.ts";
import { isPossibleZone, parseZone, parseZoneAfterTime, spellOutOman } from "./zones.ts";

export type ParsedDate =
  | { readonly kind: "date"; readonly date: ArticleDate }
  /** It has the form of a date, but there is no such day or time. */
  | { readonly kind: "impossible" }
  | { readonly kind: "not-a-date" };

/** A label, a weekday, two calendars, a time and its zone fit twice; a paragraph isn't worth folding. */
const LONGEST_DATE = 200;

/**
 * Reads a text that is a date and nothing else, with or without a time of day.
 *
 * - `الجمعة، ٨ كانون الأول ٢٠١٧` and `تاريخ النشر: 08/12/2017` are the day 2017-12-08;
 * - `8 ديسمبر 2017 - 2:30 م بتوقيت القاهرة` is the instant 2017-12-08T12:30:00Z;
 * - `19 ربيع الأول 1439هـ الموافق 8 ديسمبر 2017م` is 2017-12-08: of two calendars the Gregorian is trusted;
 * - `32 ديسمبر 2017`, a year before 1990 or after 2100, and a year of two digits, which would be a guess, are impossible;
 * - `8 قتلى في 2017`, `مايو`, `ديسمبر 2017` and `1187246` aren't dates.
 *
 * A time is one of `timeZone` (IANA) unless the text names another zone or an offset. One that the clocks skip in
 * spring is moved on by an hour, of one that they show twice in autumn the first is meant. Throws a RangeError for a
 * `timeZone` that doesn't exist.
 */
export function parseDate(text: string, timeZone: string): ParsedDate {
  const written = text.length > LONGEST_DATE ? undefined : parseWritten(text, timeZone);
  if (!written) return { kind: "not-a-date" };
  const date = articleDate(written, timeZone);
  return date ? { kind: "date", date } : { kind: "impossible" };
}

/** Whether the text says itself that it is the date of an update: `آخر تحديث: 9 ديسمبر 2017`. */
export function isUpdateDate(text: string): boolean {
  return hasUpdateLabel(foldArabic(text));
}

interface Written {
  readonly date: WrittenDate;
  readonly time: WrittenTime | undefined;
  readonly zone: string | undefined;
}

/** Takes the text apart from its beginning; every character must belong to something. */
function parseWritten(text: string, localZone: string): Written | undefined {
  const dates: WrittenDate[] = [];
  const times: WrittenTime[] = [];
  const zones: string[] = [];
  let rest = withoutLabel(foldDigits(foldArabic(spellOutOman(text))));
  while (rest !== "") {
    const next =
      take(parseWrittenDate(rest), dates) ??
      take(parseWrittenTime(rest), times) ??
      take(parseZone(rest, localZone), zones) ??
      (times.length > 0 ? take(parseZoneAfterTime(rest, localZone), zones) : undefined) ??
      withoutDecoration(rest);
    if (next === undefined) return undefined;
    rest = next;
  }
  const date = trustedDate(dates);
  if (!date || times.length > 1 || zones.length > 1) return undefined;
  return { date, time: times[0], zone: zones[0] };
}

function take<Value>(found: Found<Value> | undefined, values: Value[]): string | undefined {
  if (found) values.push(found.value);
  return found?.rest;
}

/** The only date, or the Gregorian of one in each calendar. Two days of one calendar are a span, not a date. */
function trustedDate(dates: readonly WrittenDate[]): WrittenDate | undefined {
  if (dates.length === 1) return dates[0];
  const [gregorian, another] = dates.filter((date) => !isHijri(date));
  return dates.length === 2 && !another ? gregorian : undefined;
}

/** Beside another date a year tells its calendar: `20/3/1439 - 8/12/2017`. */
function isHijri({ calendar, year }: WrittenDate): boolean {
  return calendar === "hijri" || (calendar === undefined && year < 1700);
}

function articleDate({ date, time, zone }: Written, localZone: string): ArticleDate | undefined {
  const day = calendarDay(date);
  if (!day) return undefined;
  if (!time) return { day: day.toString() };
  const plainTime = timeOfDay(time);
  const timeZone = time.offset ?? zone ?? localZone;
  if (!plainTime || !isPossibleZone(timeZone)) return undefined;
  return { instant: day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds };
}
