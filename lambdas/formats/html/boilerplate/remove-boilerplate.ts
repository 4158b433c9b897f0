// Removes the parts of a page that never belong to a text.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { isTrackingPixel } from "../../../rich-text/tracking-pixel.ts";
import { isNonArticleBox, isScreenReaderOnly } from "../class-names.ts";
import { elementsOf, isNamed, isPictureFile, isWithin, lineIn, proseIn, removeAll } from "../dom.ts";

const neverText = /^(?:nav|template|script|style|noscript|iframe|dialog|menu)$/;
/** In characters. A form with a longer text is kept, because some programs put the whole page into one form. */
const longestForm = 300;
const animation = /\.gif(?:$|[?#])/i;
/**
 * The label of a picture's credit. Texts that only screen readers get are removed, because they repeat visible texts. A picture's credit is
 * kept.
 */
const pictureCredit = /(?:صدر|مصدر) الصورة|image (?:source|credit)/i;

/** Removes menus, forms, scripts, hidden elements, readers' comments, boxes about other articles, and all styles. */
export function removeBoilerplate(document: Document): void {
  removeAll(document, isBoilerplate);
  removeAll(document, isNonArticleBox);
  // The styles have shown which elements are hidden, and are not needed any more. To parse some of them would take linkedom minutes.
  for (const { attribs } of DomUtils.findAll(() => true, document.children)) delete attribs.style;
}

/** Removes footers, which name the author, the section and the like. A footer in a quotation is kept, because it names the source. */
export function removeFooters(document: Document): void {
  const isQuoted = (footer: Element) => isWithin(footer, isNamed("blockquote"));
  removeAll(document, (element) => element.name === "footer" && !isQuoted(element));
}

/** Removes text for screen readers. */
export function removeScreenReaderText(document: Document): void {
  removeAll(document, (element) => isScreenReaderOnly(element) && !pictureCredit.test(lineIn(element)));
}

function isBoilerplate(element: Element): boolean {
  const { name, attribs } = element;
  // React sends some parts of a page as hidden elements with such an id. A script then moves them into place.
  const isPlaced = /^S:[\da-f]+$/.test(attribs.id ?? "");
  const isHidden =
    (attribs.hidden !== undefined && !isPlaced) || /display:\s*none/i.test(attribs.style ?? "");
  if (isHidden || (name === "img" && isTrackingPixel(attribs)) || isBanner(element)) return true;
  if (name === "form") return proseIn(element) <= longestForm && elementsOf(element, "h1").length === 0;
  return neverText.test(name) || attribs.role === "navigation";
}

/** Whether the element is an advertisement: an animation without a description that links to another page. */
function isBanner(element: Element): boolean {
  if (element.name !== "a" || isPictureFile(element.attribs.href) || lineIn(element) !== "") return false;
  const [image, ...others] = elementsOf(element, "img");
  const { src = "", alt = "" } = image?.attribs ?? {};
  return others.length === 0 && animation.test(src) && alt.trim() === "";
}
