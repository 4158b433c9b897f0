// Finds the elements of a page that hold its article.
import type { Document, Element } from "domhandler";
import { lettersOf } from "../../../text/words.ts";
import {
  bodyOf,
  elementsAround,
  elementsOf,
  isNamed,
  isWithin,
  itemsOf,
  lineIn,
  outermost,
  proseIn,
} from "../dom.ts";

export type FoundArticle =
  | { readonly kind: "marked"; readonly elements: readonly Element[] }
  /** The page marks several articles, and none of them is clearly the article of this page. */
  | { readonly kind: "several"; readonly elements: readonly Element[] }
  | { readonly kind: "unmarked" };

/** An element without a level 1 heading must have this share of the page's prose (text in sentences) to be the article. */
const enough = 1 / 2;
/** A text that is marked by microdata must have this share of the page's prose. With less, it is only a summary. */
const enoughForMicrodata = 1 / 4;
/** An element without a level 1 heading must have this many times the prose of any other marked element. */
const more = 2;

/** Finds the article that a page marks with microdata or with an `<article>` element. Expects a page without boilerplate. */
export function findArticle(document: Document): FoundArticle {
  const whole = proseIn(bodyOf(document) ?? document);
  const bodies = outermost(itemsOf(document, "articleBody")).filter(isOwn);
  const scopes = new Set(bodies.map(scopeOf));
  if (scopes.size === 1 && sumOf(bodies) >= whole * enoughForMicrodata)
    return { kind: "marked", elements: bodies };
  const articles = outermost(elementsOf(document, "article").filter(isOwn));
  return chooseOne(articles.length > 0 || scopes.size < 2 ? articles : bodies, whole);
}

function chooseOne(articles: readonly Element[], whole: number): FoundArticle {
  const [longest, second] = articles.toSorted((one, other) => proseIn(other) - proseIn(one));
  if (!longest) return { kind: "unmarked" };
  const prose = proseIn(longest);
  const [headed, ...others] = articles.filter((article) => elementsOf(article, "h1").length > 0);
  const isHeaded = others.length === 0 && headed === longest;
  const isAlone = !second || prose >= proseIn(second) * more;
  if (isHeaded || (isAlone && prose >= whole * enough)) return { kind: "marked", elements: [longest] };
  return !second || sumOf(articles) < whole * enough
    ? { kind: "unmarked" }
    : { kind: "several", elements: articles };
}

/** If the page marks several articles, chooses the one with the headline in the page's metadata. */
export function chooseByHeadline(found: FoundArticle, headline: string | undefined): FoundArticle {
  if (found.kind !== "several" || headline === undefined) return found;
  const letters = lettersOf(headline);
  const own = found.elements.filter((article) =>
    elementsOf(article, "h1", "h2").some((heading) => lettersOf(lineIn(heading)) === letters),
  );
  return own.length === 1 ? { kind: "marked", elements: own } : found;
}

/** Whether the element has prose and is not in a sidebar or a footer. */
function isOwn(element: Element): boolean {
  return proseIn(element) > 0 && !isWithin(element, isNamed("aside", "footer", "nav"));
}

function sumOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + proseIn(element), 0);
}

/** The microdata item (`itemscope`) that the element belongs to. */
function scopeOf(element: Element): Element | undefined {
  return elementsAround(element).find(({ attribs }) => attribs.itemscope !== undefined);
}
