// Compares the dates of an article.
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import { type ArticleDate, plainDate } from "../dates/days.ts";

/** The latest of these dates. If several dates are the latest, the first of them. `undefined` if there is no date. */
export function latest(
  dates: readonly (ArticleDate | undefined)[],
  timeZone: string,
): ArticleDate | undefined {
  return dates.reduce((one, other) => {
    if (!one || !other) return one ?? other;
    return startOf(other, timeZone) > startOf(one, timeZone) ? other : one;
  }, undefined);
}

/** The date in milliseconds since 1970. A day counts from its beginning in the time zone (IANA). */
export function startOf(date: ArticleDate, timeZone: string): number {
  if ("instant" in date) return date.instant;
  return PlainDate.toZonedDateTime(plainDate(date.day), timeZone).epochMilliseconds;
}
