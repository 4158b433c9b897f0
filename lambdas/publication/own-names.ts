// Finds the newspaper's own name in credit lines, where it stands for an agency and not for a place or an author.
import type { Article } from "../article/article.ts";
import { isKnownPlace } from "../plain-text/gazetteer/gazetteer.ts";
import { foldArabic } from "../text/fold.ts";
import type { Publication } from "./publication.ts";

type NewspaperNames = Pick<Publication, "title" | "otherNames">;
type Credited = Pick<Article, "places" | "authors" | "agencies">;

/** The kind of organisation, which credit lines leave out: `صحيفة الوئام` signs as `الوئام`. */
const kindOfOrganisation = /^(?:صحيفة|جريدة|موقع|مجلة|قناة|وكالة|بوابة|شبكة)\s+/u;

/**
 * Moves the newspaper's names from the places and authors to the agencies. A title that is also the name of a town (الرياض, عمان)
 * stays a place, unless the settings list it in `otherNames`.
 */
export function withOwnNames<Value extends Credited>(article: Value, names: NewspaperNames): Value {
  const titles = titlesOf(names).filter((name) => !isKnownPlace(name));
  const isOwn = (name: string) => isOneOf([...titles, ...names.otherNames], name);
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

/** Whether this name of an organisation means the newspaper itself. A town's name counts too, because it can't be a place here. */
export function isNewspaper(organisation: string, names: NewspaperNames): boolean {
  return isOneOf([...titlesOf(names), ...names.otherNames], organisation);
}

function titlesOf({ title }: NewspaperNames): readonly string[] {
  return [title, title.replace(kindOfOrganisation, "")];
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.some((one) => foldArabic(one) === foldArabic(name));
}
