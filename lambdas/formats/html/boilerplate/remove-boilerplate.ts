// What is no part of any text.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { isTrackingPixel } from "../../../rich-text/tracking-pixel.ts";
import { isOthersBox, isUnseen } from "../class-names.ts";
import { elementsOf, isNamed, isWithin, lineIn, proseIn, removeAll } from "../dom.ts";

const never = /^(?:nav|template|script|style|noscript|iframe|dialog|menu)$/;
/** Characters of what a form asks; there are programs that put a whole page in one. */
const longestForm = 300;
/** Said to those who hear the page, of what others see: only whose a picture is, is said to them alone. */
const credit = /(?:صدر|مصدر) الصورة|image (?:source|credit)/i;

/** Menus, forms, scripts, what is hidden, what others wrote; and all styles. */
export function removeBoilerplate(document: Document): void {
  removeAll(document, isBoilerplate);
  removeAll(document, isOthersBox);
  // What is hidden is gone; the DOM that Readability works on takes minutes over some styles.
  for (const { attribs } of DomUtils.findAll(() => true, document.children)) delete attribs.style;
}

/** Who wrote it, in which section, and what else stands at the end; at the end of a quotation, whose it is. */
export function removeFooters(document: Document): void {
  const isQuoted = (footer: Element) => isWithin(footer, isNamed("blockquote"));
  removeAll(document, (element) => element.name === "footer" && !isQuoted(element));
}

/** Words for those who hear the page. */
export function removeUnseen(document: Document): void {
  removeAll(document, (element) => isUnseen(element) && !credit.test(lineIn(element)));
}

function isBoilerplate(element: Element): boolean {
  const { name, attribs } = element;
  // React sends parts of a page hidden, and a script puts them in their places.
  const isPlaced = /^S:[\da-f]+$/.test(attribs.id ?? "");
  const isHidden =
    (attribs.hidden !== undefined && !isPlaced) || /display:\s*none/i.test(attribs.style ?? "");
  if (isHidden || (name === "img" && isTrackingPixel(attribs))) return true;
  if (name === "form") return proseIn(element) <= longestForm && elementsOf(element, "h1").length === 0;
  return never.test(name) || attribs.role === "navigation";
}
