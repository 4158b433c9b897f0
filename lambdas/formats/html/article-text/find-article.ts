// Which elements of a page hold its article.
import type { Document, Element } from "domhandler";
import { lettersOf } from "../../../plain-text/words.ts";
import { bodyOf, elementsOf, isNamed, isWithin, itemsOf, lineIn, outermost, proseIn } from "../dom.ts";

export type FoundArticle =
  | { readonly kind: "marked"; readonly elements: readonly Element[] }
  /** The page marks several, and none of them is its own. */
  | { readonly kind: "several"; readonly elements: readonly Element[] }
  | { readonly kind: "unmarked" };

/** Of the prose of a page: what an element must have to be the article if nothing else speaks for it. */
const enough = 1 / 2;
/** What microdata must have to be the text, and no summary of it. */
const enoughForMicrodata = 1 / 4;
/** How much more an article has than the cards of others beside it. */
const more = 2;

/** What the page itself marks as its article, as microdata or as an element; a page without its furniture. */
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

/** Of several articles on one page, the one with the headline that the page states for itself. */
export function chooseByHeadline(found: FoundArticle, headline: string | undefined): FoundArticle {
  if (found.kind !== "several" || headline === undefined) return found;
  const letters = lettersOf(headline);
  const own = found.elements.filter((article) =>
    elementsOf(article, "h1", "h2").some((heading) => lettersOf(lineIn(heading)) === letters),
  );
  return own.length === 1 ? { kind: "marked", elements: own } : found;
}

/** Not a card in a margin, and not empty. */
function isOwn(element: Element): boolean {
  return proseIn(element) > 0 && !isWithin(element, isNamed("aside", "footer", "nav"));
}

function sumOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + proseIn(element), 0);
}

/** The item of which it is a property. */
function scopeOf(element: Element): Element | undefined {
  let scope: Element | undefined;
  isWithin(element, (around) => {
    if (around.attribs.itemscope === undefined) return false;
    scope = around;
    return true;
  });
  return scope;
}
