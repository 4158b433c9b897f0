// How dates of articles lie to each other, in days of the publication's time zone.
import { Temporal } from "temporal-polyfill/full";
import type { ArticleDate } from "../article/article.ts";

export function daysBetween(one: ArticleDate, other: ArticleDate, timeZone: string): number {
  const [from, to] = [one, other].map((date) => Temporal.PlainDate.from(dayOf(date, timeZone)));
  return from && to ? Math.abs(from.until(to).days) : 0;
}

export function isBefore(one: ArticleDate, other: ArticleDate, timeZone: string): boolean {
  if ("instant" in one && "instant" in other) return one.instant < other.instant;
  return dayOf(one, timeZone) < dayOf(other, timeZone);
}

function dayOf(date: ArticleDate, timeZone: string): string {
  if ("day" in date) return date.day;
  const instant = Temporal.Instant.fromEpochMilliseconds(date.instant);
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
