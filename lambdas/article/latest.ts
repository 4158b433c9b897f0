// Compares the dates of an article.
import { Temporal } from "temporal-polyfill/full";
import type { ArticleDate } from "./article.ts";

/** The latest of these dates. Of equal ones, the first. */
export function latest(
  dates: readonly (ArticleDate | undefined)[],
  timeZone: string,
): ArticleDate | undefined {
  return dates.reduce((one, other) => {
    if (!one || !other) return one ?? other;
    return startOf(other, timeZone) > startOf(one, timeZone) ? other : one;
  }, undefined);
}

/** Milliseconds since the epoch. For a day, its beginning in the time zone. */
export function startOf(date: ArticleDate, timeZone: string): number {
  if ("instant" in date) return date.instant;
  return Temporal.PlainDate.from(date.day).toZonedDateTime(timeZone).epochMilliseconds;
}
