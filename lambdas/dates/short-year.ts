// Years of two digits: read where only one year can be meant.
import type { Calendar } from "./months.ts";

interface Years {
  readonly centuries: readonly number[];
  /** The first and the last year that need no weekday as a proof: about 2001 to 2049. */
  readonly first: number;
  readonly last: number;
}

const years: Readonly<Record<Calendar, Years>> = {
  gregorian: { centuries: [1900, 2000, 2100], first: 2001, last: 2049 },
  hijri: { centuries: [1400, 1500], first: 1424, last: 1470 },
};

/**
 * The years that a year of two digits may be. `85` without a weekday is none: an archive's 1985 must not wait for 2085.
 *
 * @param hasWeekday whether a weekday will tell which of them is meant
 */
export function fullYears(year: number, calendar: Calendar, hasWeekday: boolean): readonly number[] {
  const { centuries, first, last } = years[calendar];
  const all = centuries.map((century) => century + year);
  return hasWeekday ? all : all.filter((full) => full >= first && full <= last);
}
