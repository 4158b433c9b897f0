// When an article was published and last updated, as instants: decided once, stored in its record, never moved by a
// re-upload. Newspapers date their articles by the day; readers sort by the instant.
import { Temporal } from "temporal-polyfill/full";
import type { Article, ArticleDate } from "../article/article.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";

/** A day of the publication, in milliseconds since the epoch: from `start` up to but not including `end`. */
export interface Day {
  readonly start: number;
  readonly noon: number;
  readonly end: number;
}

export function dayOf(day: string, timeZone: string): Day {
  const date = Temporal.PlainDate.from(day);
  const at = (plain: Temporal.PlainDate, time?: string) =>
    plain.toZonedDateTime({ timeZone, ...(time ? { plainTime: time } : {}) }).epochMilliseconds;
  return { start: at(date), noon: at(date, "12:00"), end: at(date.add({ days: 1 })) };
}

/**
 * A stated instant is taken as it is. A day becomes an instant within that day: the time of arrival if it arrived on
 * the day itself; else, a second after the newest article of that day, beginning at its noon (which is the same date
 * in nearly every reader's zone), or at its start when the day is still to come.
 *
 * @param arrived when the file was put into the inbox, ms
 * @param newestOf the instant of the newest article of a day, if there is one; the first that one can have is beside it
 */
export async function decidePublished(
  stated: ArticleDate,
  arrived: number,
  timeZone: string,
  newestOf: (day: Day, first: number) => Promise<number | undefined>,
): Promise<number> {
  if ("instant" in stated) return stated.instant;
  const day = dayOf(stated.day, timeZone);
  if (arrived >= day.start && arrived < day.end) return arrived;
  const first = arrived < day.start ? day.start : day.noon;
  const newest = await newestOf(day, first);
  if (newest === undefined || newest < first) return first;
  // As the day fills up, the steps get smaller, so that none leaves it.
  return newest + Math.min(1000, Math.floor((day.end - newest) / 2));
}

/**
 * When an article that is new here was last updated: what it states, unless that is before it was published, or was
 * still to come when it arrived.
 */
export function decideFirstUpdate(
  article: Article,
  published: number,
  arrived: number,
  timeZone: string,
): number {
  const { updated } = article;
  if (updated === undefined) return published;
  if ("instant" in updated)
    return updated.instant > arrived ? published : Math.max(published, updated.instant);
  const day = dayOf(updated.day, timeZone);
  if (published >= day.start || arrived < day.start) return published;
  return arrived >= day.start && arrived < day.end ? arrived : day.noon;
}

/** When an edited article was last updated: a later time of day that the edit states, else when the edit arrived. */
export function decideLaterUpdate(
  article: Article,
  record: ArticleRecord,
  published: number,
  arrived: number,
): number {
  const stated = article.updated && "instant" in article.updated ? article.updated.instant : 0;
  const isNews = stated > record.updated && stated <= arrived;
  return Math.max(published, isNews ? stated : arrived, Math.min(record.updated, arrived));
}
