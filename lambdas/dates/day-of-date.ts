// The calendar day on which a date is.
import { Temporal } from "temporal-polyfill/full";
import type { ArticleDate } from "../article/article.ts";

/** `YYYY-MM-DD` in a time zone (IANA). */
export function dayOfDate(date: ArticleDate, timeZone: string): string {
  if ("day" in date) return date.day;
  return Temporal.Instant.fromEpochMilliseconds(date.instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
