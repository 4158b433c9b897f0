// An article whose file states no date, and the date that it gets instead.
import type { Article, ArticleDate, DateSource, EmbeddedPictures } from "./article.ts";
import { latest } from "./latest.ts";

export interface UndatedArticle {
  readonly article: Omit<Article, "published">;
  readonly embedded?: EmbeddedPictures | undefined;
  /** Nothing is to be read of the article before. */
  readonly embargo?: ArticleDate | undefined;
}

/** Reads the article without its date; undefined where it can't be told. @param isSection whether the settings know a section */
export type ReadUndated = (isSection: (name: string) => boolean) => UndatedArticle | undefined;

/** For how long after it was saved a document's properties tell when its article was written. */
const FRESH_FOR = 3 * 24 * 60 * 60 * 1000;
/** The clock of whoever wrote it may be a little ahead. */
const AHEAD = 24 * 60 * 60 * 1000;
const FEWEST_DIGITS = 5;

/**
 * Whether a file is an article beyond doubt: it has an article's identifier or number, or a section that the settings know. A
 * list of notes may begin with a number, too, but with a short one.
 */
export function isArticleForSure(
  { id, section }: Omit<Article, "published">,
  isSection: (name: string) => boolean,
): boolean {
  const hasId = id !== undefined && (!/^\d+$/.test(id) || id.length >= FEWEST_DIGITS);
  return hasId || (section !== undefined && isSection(section));
}

/** Whether a date from a file's properties is of the days before the file came. Copies of old documents keep old dates. */
export function isFresh(date: ArticleDate, arrived: number): boolean {
  const instant = "instant" in date ? date.instant : Date.parse(date.day);
  return instant >= arrived - FRESH_FOR && instant <= arrived + AHEAD;
}

/** The article with the date of its arrival, or with the end of its embargo if that is later. */
export function dateOnArrival(
  { article, embargo }: UndatedArticle,
  arrived: number,
  timeZone: string,
): { readonly article: Article; readonly dateSource: DateSource } {
  const arrival = { instant: arrived };
  const published = latest([arrival, embargo], timeZone) ?? arrival;
  return { article: { ...article, published }, dateSource: "arrival" };
}
