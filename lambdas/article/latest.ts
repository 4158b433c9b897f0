// Which of an article's dates comes last.
import { Temporal } from "temporal-polyfill/full";
import type { ArticleDate } from "./article.ts";

/** The latest of these dates; the first of two on one day. */
export function latest(
  dates: readonly (ArticleDate | undefined)[],
  timeZone: string,
): ArticleDate | undefined {
  return dates.reduce((one, other) => {
    if (!one || !other) return one ?? other;
    return startOf(other, timeZone) > startOf(one, timeZone) ? other : one;
  }, undefined);
}

/** Milliseconds since the epoch: of a day, when it begins. */
export function startOf(date: ArticleDate, timeZone: string): number {
  if ("instant" in date) return date.instant;
  return Temporal.PlainDate.from(date.day).toZonedDateTime(timeZone).epochMilliseconds;
}
