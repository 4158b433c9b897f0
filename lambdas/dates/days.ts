// Compares dates of articles by their calendar days in the newspaper's time zone (an IANA name).
import { getISO } from "temporal-polyfill/fns/Calendar";
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

/** A calendar day in the newspaper's time zone, or a point in time if the file states a time of day. */
export type ArticleDate =
  /** The day as `YYYY-MM-DD`, in the Gregorian calendar. */
  | { readonly day: string }
  /** In milliseconds since 1970. */
  | { readonly instant: number };

/** The calendar day of a date, as `YYYY-MM-DD`. */
export function dayOfDate(date: ArticleDate, timeZone: string): string {
  if ("day" in date) return date.day;
  const moment = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(date.instant), timeZone);
  return PlainDate.toString(ZonedDateTime.toPlainDate(moment));
}

/** The calendar day that is written as `YYYY-MM-DD`, in the form of Temporal. */
export function plainDate(day: string): PlainDate.Record {
  return PlainDate.fromString(day, getISO);
}

/** The number of days between two dates, never negative. */
export function daysBetween(one: ArticleDate, other: ArticleDate, timeZone: string): number {
  const day = (date: ArticleDate) => plainDate(dayOfDate(date, timeZone));
  return Math.abs(PlainDate.diffDays(day(one), day(other)));
}

/** Whether the first date is earlier. Two instants are compared exactly. If one of the dates is a day, the days are compared. */
export function isBefore(one: ArticleDate, other: ArticleDate, timeZone: string): boolean {
  if ("instant" in one && "instant" in other) return one.instant < other.instant;
  return dayOfDate(one, timeZone) < dayOfDate(other, timeZone);
}

/** The date in ISO 8601. {@link parseDate} reads this text as the same date. */
export function isoDate(date: ArticleDate): string {
  return "day" in date ? date.day : new Date(date.instant).toISOString();
}
