// Parses dates in the spellings of all Arab countries. The result is a day or an instant.

import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import { foldDigits } from "../text/digits.ts";
import { foldArabic } from "../text/fold.ts";
import { calendarDay } from "./calendar-day.ts";
import type { ArticleDate } from "./days.ts";
import { hasUpdateLabel, parseWeekday, withoutDecoration, withoutLabel } from "./decoration.ts";
import { fullYears } from "./short-year.ts";
import { parseWrittenTime, timeOfDay, type WrittenTime } from "./time-of-day.ts";
import type { Found } from "./words.ts";
import { parseWrittenDate, type WrittenDate } from "./written-date.ts";
import { isPossibleZone, parseZone, parseZoneAfterTime, spellOutOman } from "./zones.ts";

export type ParsedDate =
  | { readonly kind: "date"; readonly date: ArticleDate }
  /** The text has the form of a date, but that day or time does not exist. */
  | { readonly kind: "impossible" }
  | { readonly kind: "not-a-date" };

/**
 * In characters. Longer texts are not parsed, to save time. The limit is twice the length of a date with a label, a weekday, two
 * calendars, a time and a zone.
 */
const longestDate = 200;

/**
 * Parses a text that is only a date, with or without a time of day.
 *
 * - `الجمعة، ٨ كانون الأول ٢٠١٧` and `تاريخ النشر: 08/12/2017` are the day 2017-12-08.
 * - `8 ديسمبر 2017 - 2:30 م بتوقيت القاهرة` is the instant 2017-12-08T12:30:00Z.
 * - `19 ربيع الأول 1439هـ الموافق 8 ديسمبر 2017م` is 2017-12-08: if both calendars are given, the Gregorian date is
 *   used.
 * - `الجمعة 19 ربيع الأول 1439هـ` is the Friday nearest to that day, because a Hijri month can begin a day earlier or later than in the
 *   calculated calendar.
 * - `8 ديسمبر 17` is in 2017. So is `08/12/17` if it contains the direction marks that programs print in Arabic dates.
 * - `32 ديسمبر 2017`, a year before 1990 or after 2100, and any other year of two digits are impossible.
 * - `8 قتلى في 2017`, `مايو`, `ديسمبر 2017` and `1187246` are not dates.
 *
 * A time is in `timeZone` (IANA) unless the text names another zone or an offset. If clocks go forward and skip the time, it is moved by
 * an hour. If clocks go back and the time occurs twice, its first occurrence is used.
 *
 * @throws RangeError if `timeZone` does not exist
 */
export function parseDate(text: string, timeZone: string): ParsedDate {
  const written = text.length > longestDate ? undefined : parseWritten(text, timeZone);
  if (!written) return { kind: "not-a-date" };
  const date = articleDate(written, timeZone);
  return date ? { kind: "date", date } : { kind: "impossible" };
}

/** Whether the text has a label for the date of an update: `آخر تحديث: 9 ديسمبر 2017`. */
export function isUpdateDate(text: string): boolean {
  return hasUpdateLabel(foldArabic(text));
}

/** U+200F (RLM) between the numbers. CLDR's Arabic date formats contain it, and they all have the day first. */
const dayFirstMark = /\p{Nd}\u200F\s?[/.-]/u;

interface Written {
  readonly date: WrittenDate;
  /** The number of the weekday; Monday is 1. `undefined` if the text names no weekday or several weekdays. */
  readonly weekday: number | undefined;
  /** Whether the text shows that a numeric date has the day first. Then a year of two digits can only be the last number. */
  readonly isDayFirst: boolean;
  readonly time: WrittenTime | undefined;
  readonly zone: string | undefined;
}

/** Splits a text into dates, times, zones, weekdays and decoration. `undefined` if it contains anything else, or if it has no date. */
function parseWritten(text: string, localZone: string): Written | undefined {
  const dates: WrittenDate[] = [];
  const times: WrittenTime[] = [];
  const zones: string[] = [];
  const weekdays: number[] = [];
  let rest = withoutLabel(foldDigits(foldArabic(spellOutOman(text))));
  while (rest !== "") {
    const next =
      take(parseWrittenDate(rest), dates) ??
      take(parseWrittenTime(rest), times) ??
      take(parseZone(rest, localZone), zones) ??
      (times.length > 0 ? take(parseZoneAfterTime(rest, localZone), zones) : undefined) ??
      take(parseWeekday(rest), weekdays) ??
      withoutDecoration(rest);
    if (next === undefined) return undefined;
    rest = next;
  }
  const date = trustedDate(dates);
  if (!date || times.length > 1 || zones.length > 1) return undefined;
  const weekday = weekdays.length === 1 ? weekdays[0] : undefined;
  return { date, time: times[0], zone: zones[0], weekday, isDayFirst: dayFirstMark.test(text) };
}

function take<Value>(found: Found<Value> | undefined, values: Value[]): string | undefined {
  if (found) values.push(found.value);
  return found?.rest;
}

/**
 * The only date, or the Gregorian date if the text has one date in each calendar. `undefined` for two dates in one calendar, because
 * they are the beginning and the end of a period.
 */
function trustedDate(dates: readonly WrittenDate[]): WrittenDate | undefined {
  if (dates.length === 1) return dates[0];
  const [gregorian, another] = dates.filter((date) => !isHijri(date));
  return dates.length === 2 && !another ? gregorian : undefined;
}

/** Whether the date is Hijri, in a text with two dates. A numeric date shows its calendar by its year: `20/3/1439 - 8/12/2017`. */
function isHijri({ calendar, year }: WrittenDate): boolean {
  return calendar === "hijri" || (calendar === undefined && year < 1700);
}

/** The day of a written date. `undefined` if that day does not exist, or if a year of two digits can mean several years. */
function dayOf({ date, weekday, isDayFirst }: Written): PlainDate.Record | undefined {
  const { shortYear, calendar = "gregorian" } = date;
  const dayIn = (year: number) => {
    const day = calendarDay({ ...date, year });
    return day && calendar === "hijri" ? nearestWeekday(day, weekday) : day;
  };
  if (!shortYear) return dayIn(date.year);
  if (shortYear === "numeric" && !isDayFirst) return undefined;
  const days = fullYears(date.year, calendar, weekday !== undefined)
    .map(dayIn)
    .filter((day) => day !== undefined && (weekday === undefined || PlainDate.dayOfWeek(day) === weekday));
  return days.length === 1 ? days[0] : undefined;
}

/** The day with the given weekday among the given day, the day before it and the day after it. The given day if none has that weekday. */
function nearestWeekday(day: PlainDate.Record, weekday: number | undefined): PlainDate.Record {
  const days = [day, PlainDate.subtractDays(day, 1), PlainDate.addDays(day, 1)];
  return days.find((one) => PlainDate.dayOfWeek(one) === weekday) ?? day;
}

function articleDate(written: Written, localZone: string): ArticleDate | undefined {
  const { time, zone } = written;
  const day = dayOf(written);
  if (!day) return undefined;
  if (!time) return { day: PlainDate.toString(day) };
  const hours = timeOfDay(time);
  const timeZone = time.offset ?? zone ?? localZone;
  if (!hours || !isPossibleZone(timeZone)) return undefined;
  const plainTime = PlainTime.fromFields(hours);
  return { instant: PlainDate.toZonedDateTime(day, { timeZone, plainTime }).epochMilliseconds };
}
