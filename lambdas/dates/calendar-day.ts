// From a written date to the day of the calendar that it means, if there is one.
import { Temporal } from "temporal-polyfill/full";
import type { WrittenDate } from "./written-date.ts";

/** Validators of RSS refuse dates before 1990; a year after 2100 is a slip. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
/** A sighted month may have this day where the computed one ends with the 29th. */
const LONGEST_HIJRI_MONTH = 30;

/**
 * The Gregorian day of a written date, or undefined: 32 December, 29 February 2017, a year before 1990 or after 2100.
 *
 * Hijri dates go through the Umm al-Qura calendar. Where it gives a month 29 days, the 30th is the day after:
 * papers of countries that sight the moon do print it.
 */
export function calendarDay({
  calendar,
  year,
  month,
  day,
}: Omit<WrittenDate, "shortYear">): Temporal.PlainDate | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  const isHijri = calendar === "hijri";
  const first = Temporal.PlainDate.from({
    calendar: isHijri ? "islamic-umalqura" : "gregory",
    year,
    month,
    day: 1,
  });
  if (day < 1 || day > (isHijri ? LONGEST_HIJRI_MONTH : first.daysInMonth)) return undefined;
  const found = first.add({ days: day - 1 }).withCalendar("iso8601");
  return found.year >= FIRST_YEAR && found.year <= LAST_YEAR ? found : undefined;
}
