// Converts a written date to a day of the Gregorian calendar.
import { getGregory, getISO, getIslamicUmmAlQura } from "temporal-polyfill/fns/Calendar";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import type { WrittenDate } from "./written-date.ts";

/** RSS validators refuse dates before 1990. */
const firstYear = 1990;
/** A year after 2100 is a typing error. */
const lastYear = 2100;
/** In countries that sight the moon, a Hijri month can have 30 days although the calculated calendar gives it 29. */
const longestHijriMonth = 30;

/**
 * The Gregorian day of a written date. `undefined` for a day that does not exist (32 December, 29 February
 * 2017) and for a year before 1990 or after 2100.
 *
 * Hijri dates are converted with the Umm al-Qura calendar, which is calculated. If that calendar gives a month 29 days, the 30th is read
 * as the day after the 29th, because newspapers of countries that sight the moon print such dates.
 */
export function calendarDay({
  calendar,
  year,
  month,
  day,
}: Omit<WrittenDate, "shortYear">): PlainDate.Record | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  const isHijri = calendar === "hijri";
  const first = PlainDate.fromFields({
    calendar: isHijri ? getIslamicUmmAlQura() : getGregory(),
    year,
    month,
    day: 1,
  });
  if (day < 1 || day > (isHijri ? longestHijriMonth : PlainDate.daysInMonth(first))) return undefined;
  const found = PlainDate.withCalendar(PlainDate.addDays(first, day - 1), getISO());
  return found.year >= firstYear && found.year <= lastYear ? found : undefined;
}
