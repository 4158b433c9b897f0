// Compares dates of articles by their calendar days in the newspaper's time zone (an IANA name).
import { Temporal } from "temporal-polyfill/full";
import type { ArticleDate } from "../article/article.ts";

/** The calendar day of a date, as `YYYY-MM-DD`. */
export function dayOfDate(date: ArticleDate, timeZone: string): string {
  if ("day" in date) return date.day;
  return Temporal.Instant.fromEpochMilliseconds(date.instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The number of days between two dates, never negative. */
export function daysBetween(one: ArticleDate, other: ArticleDate, timeZone: string): number {
  const day = (date: ArticleDate) => Temporal.PlainDate.from(dayOfDate(date, timeZone));
  return Math.abs(day(one).until(day(other)).days);
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
