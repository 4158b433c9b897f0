// The newspaper's own name in a credit line says who wrote an article, and never where.
import type { Article } from "../article/article.ts";
import { isKnownPlace } from "../plain-text/gazetteer.ts";
import { foldArabic } from "../text/fold.ts";
import type { Publication } from "./publication.ts";

type Credited = Pick<Article, "places" | "authors" | "agencies">;

/** `صحيفة الوئام` signs as `الوئام`. */
const KIND = /^(?:صحيفة|جريدة|موقع|مجلة|قناة|وكالة|بوابة|شبكة)\s+/u;

/**
 * The article with the newspaper's names among its agencies. A title that is a town's name too (الرياض, عمان) stays a place,
 * unless the settings list it among the other names.
 */
export function withOwnNames<Value extends Credited>(
  article: Value,
  { title, otherNames }: Pick<Publication, "title" | "otherNames">,
): Value {
  const titles = [title, title.replace(KIND, "")].filter((name) => !isKnownPlace(name));
  const own = new Set([...titles, ...otherNames].map(foldArabic));
  const isOwn = (name: string) => own.has(foldArabic(name));
  const { places, authors } = article;
  const found = [...places, ...authors].filter(isOwn);
  if (found.length === 0) return article;
  return {
    ...article,
    places: places.filter((name) => !isOwn(name)),
    authors: authors.filter((name) => !isOwn(name)),
    agencies: [...new Set([...found, ...article.agencies])],
  };
}
