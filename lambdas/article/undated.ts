// Articles whose files state no date, and the date that they get instead.

import type { ArticleDate } from "../dates/days.ts";
import type { Article, DateSource, EmbeddedPictures } from "./article.ts";
import { latest } from "./latest.ts";

export interface UndatedArticle {
  readonly article: Omit<Article, "published">;
  readonly embedded?: EmbeddedPictures | undefined;
  /** The end of the embargo: the article must not be published before this date. */
  readonly embargo?: ArticleDate | undefined;
}

/**
 * Reads an article whose file states no date. `undefined` if the file cannot be recognised as an article.
 *
 * @param isSection whether the settings have a section with this name
 */
export type ReadUndated = (isSection: (name: string) => boolean) => UndatedArticle | undefined;

/** A date in a document's properties is used only if it is at most this long before the arrival of the file. In milliseconds. */
const longestAge = 3 * 24 * 60 * 60 * 1000;
/** How far the clock of the editor's computer may be ahead, in milliseconds. */
const allowedSkew = 24 * 60 * 60 * 1000;
/** A number of fewer digits may be the number of a line in a list. It does not show that the file is an article. */
const fewestDigits = 5;

/** Whether a file is certainly an article: it has an id that is not a short number, or it names a section of the settings. */
export function isArticleForSure(
  { id, section }: Omit<Article, "published">,
  isSection: (name: string) => boolean,
): boolean {
  const hasId = id !== undefined && (!/^\d+$/.test(id) || id.length >= fewestDigits);
  return hasId || (section !== undefined && isSection(section));
}

/** Whether a date from a file's properties is close to the arrival of the file. A copy of an old document still has the old date. */
export function isFresh(date: ArticleDate, arrived: number): boolean {
  const instant = "instant" in date ? date.instant : Date.parse(date.day);
  return instant >= arrived - longestAge && instant <= arrived + allowedSkew;
}

/** Gives the article the time of its arrival as its date, or the end of its embargo if the embargo ends later. */
export function dateOnArrival(
  { article, embargo }: UndatedArticle,
  arrived: number,
  timeZone: string,
): { readonly article: Article; readonly dateSource: DateSource } {
  const arrival = { instant: arrived };
  const published = latest([arrival, embargo], timeZone) ?? arrival;
  return { article: { ...article, published }, dateSource: "arrival" };
}
