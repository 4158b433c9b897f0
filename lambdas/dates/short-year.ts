// Expands years of two digits to the years that they can mean.
import type { Calendar } from "./months.ts";

interface Years {
  readonly centuries: readonly number[];
  /** The first and last year that a date without a weekday can mean. In both calendars these are about the years 2001 to 2049. */
  readonly first: number;
  readonly last: number;
}

const years: Readonly<Record<Calendar, Years>> = {
  gregorian: { centuries: [1900, 2000, 2100], first: 2001, last: 2049 },
  hijri: { centuries: [1400, 1500], first: 1424, last: 1470 },
};

/**
 * The years that a year of two digits can mean. Without a weekday, `85` can mean no year: an article from 1985 must not be scheduled
 * for 2085.
 *
 * @param hasWeekday whether the date names a weekday. Then the caller chooses the year in which the date has that weekday
 */
export function fullYears(year: number, calendar: Calendar, hasWeekday: boolean): readonly number[] {
  const { centuries, first, last } = years[calendar];
  const all = centuries.map((century) => century + year);
  return hasWeekday ? all : all.filter((full) => full >= first && full <= last);
}
