// Expands years of two digits, if only one year can be meant.
import type { Calendar } from "./months.ts";

interface Years {
  readonly centuries: readonly number[];
  /** Years outside this range, about 2001 to 2049, are only accepted together with a weekday. */
  readonly first: number;
  readonly last: number;
}

const years: Readonly<Record<Calendar, Years>> = {
  gregorian: { centuries: [1900, 2000, 2100], first: 2001, last: 2049 },
  hijri: { centuries: [1400, 1500], first: 1424, last: 1470 },
};

/**
 * The years that a year of two digits can mean. Without a weekday, `85` gives none: an article from 1985 must
 * not be scheduled for 2085.
 *
 * @param hasWeekday whether the caller can choose between the years by a weekday
 */
export function fullYears(year: number, calendar: Calendar, hasWeekday: boolean): readonly number[] {
  const { centuries, first, last } = years[calendar];
  const all = centuries.map((century) => century + year);
  return hasWeekday ? all : all.filter((full) => full >= first && full <= last);
}
