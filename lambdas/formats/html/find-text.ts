// Which part of a page is the text.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { isTextBox } from "./box-names.ts";
import { bodyOf, elementsOf, proseIn } from "./dom.ts";
import type { FoundArticle } from "./find-article.ts";
import { findByLooks } from "./find-by-looks.ts";
import { removeAfter, removeFooters, removeUnseen } from "./furniture.ts";
import { takeLines } from "./line-boxes.ts";

export interface Text {
  readonly html: string;
  /** The lines of names and dates above it ({@link takeLines}). */
  readonly lines: readonly string[];
}

/** Of an article's prose: what a theme calls the text is it only if it has so much. */
const nearlyAll = 0.8;

/** The text of the article that was found, else what looks most like one. */
export function findText(document: Document, found: FoundArticle): Text {
  const elements = found.kind === "marked" ? found.elements : [bodyOf(document) ?? document];
  const lines = elements.flatMap(takeLines);
  removeUnseen(document);
  removeFooters(document);
  if (found.kind === "marked") return { html: found.elements.map(textIn).join("\n"), lines };
  const body = bodyOf(document);
  if (!body || isByWordProcessor(document)) return { html: DomUtils.getInnerHTML(body ?? document), lines };
  return { html: findByLooks(document, body), lines };
}

/** The HTML of an article up to the end of its text: what stands after that is about it, or is another's. */
function textIn(article: Element): string {
  const least = proseIn(article) * nearlyAll;
  const box = DomUtils.findAll(isTextBox, article.children).findLast((element) => proseIn(element) >= least);
  if (box) removeAfter(box, article);
  return DomUtils.getInnerHTML(article);
}

/** Nothing but text is in such a page. */
function isByWordProcessor(document: Document): boolean {
  return elementsOf(document, "meta").some(
    ({ attribs }) =>
      /^(?:generator|progid)$/i.test(attribs.name ?? "") && /word|office|writer/i.test(attribs.content ?? ""),
  );
}
