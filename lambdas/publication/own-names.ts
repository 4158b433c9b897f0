// The newspaper's own name in a credit line is an agency and not a place.
import type { Article } from "../article/article.ts";
import { isKnownPlace } from "../plain-text/gazetteer/gazetteer.ts";
import { foldArabic } from "../text/fold.ts";
import type { Publication } from "./publication.ts";

type Credited = Pick<Article, "places" | "authors" | "agencies">;

/** Omitted in credit lines: the newspaper `صحيفة الوئام` signs as `الوئام`. */
const kindOfOrganisation = /^(?:صحيفة|جريدة|موقع|مجلة|قناة|وكالة|بوابة|شبكة)\s+/u;

/**
 * Moves the newspaper's names from places and authors to agencies. A title that is also the name of a town (الرياض, عمان) stays a
 * place, unless the settings list it as another name.
 */
export function withOwnNames<Value extends Credited>(
  article: Value,
  { title, otherNames }: Pick<Publication, "title" | "otherNames">,
): Value {
  const titles = [title, title.replace(kindOfOrganisation, "")].filter((name) => !isKnownPlace(name));
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
