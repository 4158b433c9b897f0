// Articles whose files state no date, and the date that they get instead.
import type { Article, ArticleDate, DateSource, EmbeddedPictures } from "./article.ts";
import { latest } from "./latest.ts";

export interface UndatedArticle {
  readonly article: Omit<Article, "published">;
  readonly embedded?: EmbeddedPictures | undefined;
  /** The article must not be published before this date. */
  readonly embargo?: ArticleDate | undefined;
}

/**
 * Reads the article without its date. Undefined if the file cannot be recognised as an article.
 *
 * @param isSection whether the settings have a section with this name
 */
export type ReadUndated = (isSection: (name: string) => boolean) => UndatedArticle | undefined;

/** The date in a document's properties is used only if the document was saved at most this long before its arrival (ms). */
const longestAge = 3 * 24 * 60 * 60 * 1000;
/** Allowed clock skew of the computer on which it was saved (ms). */
const allowedSkew = 24 * 60 * 60 * 1000;
const fewestDigits = 5;

/**
 * Whether a file is certainly an article: it has an identifier, a long number, or a section of the settings. A short number may be
 * that of a list.
 */
export function isArticleForSure(
  { id, section }: Omit<Article, "published">,
  isSection: (name: string) => boolean,
): boolean {
  const hasId = id !== undefined && (!/^\d+$/.test(id) || id.length >= fewestDigits);
  return hasId || (section !== undefined && isSection(section));
}

/** Whether a date from a file's properties is close to its arrival. A copy of an old document has an old date. */
export function isFresh(date: ArticleDate, arrived: number): boolean {
  const instant = "instant" in date ? date.instant : Date.parse(date.day);
  return instant >= arrived - longestAge && instant <= arrived + allowedSkew;
}

/** Dates the article by its arrival, or by the end of its embargo if that is later. */
export function dateOnArrival(
  { article, embargo }: UndatedArticle,
  arrived: number,
  timeZone: string,
): { readonly article: Article; readonly dateSource: DateSource } {
  const arrival = { instant: arrived };
  const published = latest([arrival, embargo], timeZone) ?? arrival;
  return { article: { ...article, published }, dateSource: "arrival" };
}
