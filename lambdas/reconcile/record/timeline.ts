// Decides when an article was published and last updated, as instants. They are decided once and stored in the record; another
// upload of the same file does not move them. Newspapers date articles by the day, but readers sort them by the instant.
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import type { Article } from "../../article/article.ts";
import type { ArticleRecord } from "../../catalog/article-record.ts";
import { type ArticleDate, plainDate } from "../../dates/days.ts";

/** A day in the newspaper's time zone, in milliseconds since 1970: from `start` up to but not including `end`. */
export interface Day {
  readonly start: number;
  readonly noon: number;
  readonly end: number;
}

export function dayOf(day: string, timeZone: string): Day {
  const date = plainDate(day);
  const at = (plain: PlainDate.Record, plainTime?: PlainTime.Record) =>
    PlainDate.toZonedDateTime(plain, { timeZone, ...(plainTime && { plainTime }) }).epochMilliseconds;
  return { start: at(date), noon: at(date, PlainTime.create(12)), end: at(PlainDate.addDays(date, 1)) };
}

/**
 * Decides when an article is published. A stated instant is taken as it is. If the article states only a day and is uploaded on that
 * day, it gets the time of the upload. Otherwise it gets a time one second after the newest article of the stated day. The first such
 * article gets noon, which is the same date in nearly every reader's time zone, or the start of the day if the day is still to come.
 *
 * @param arrived when the file was uploaded, in milliseconds since 1970
 * @param newestOf returns the time of the newest article of a day, if there is one. `first` is the earliest time that counts
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
  // Near the end of the day the steps are shorter than a second, so that no article gets the date of the next day.
  return newest + Math.min(1000, Math.floor((day.end - newest) / 2));
}

/**
 * When a new article was last updated: the time that it states, unless that is before its publication or after its upload.
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

/** When an edited article was last updated: the time that the edit states, if that is new; otherwise the time of its upload. */
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

const second = 1000;

/**
 * The time of the article with the preceding number, in an import (a backfill). This article is published one second later. Newspapers
 * number articles in the order in which they are written, so the last four digits give the order. The same files always get the same
 * times, in whatever order and by however many workers they are read. The articles of a day are spread over at most two and three quarter
 * hours. Undefined for a number that ends in 0000 and for an id that is not a number: these articles come first, all at the same time.
 *
 * @param first the earliest time that an article of the day can have, in milliseconds since 1970
 */
export function predecessorInImport(id: string, first: number): number | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  const place = Number(id.slice(-4));
  return place === 0 ? undefined : first + (place - 1) * second;
}
