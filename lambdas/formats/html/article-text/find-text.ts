// Finds the part of a page that is the text of its article.
import { type Document, isTag } from "domhandler";
import { DomUtils } from "htmlparser2";
import { removeFooters, removeScreenReaderText } from "../boilerplate/remove-boilerplate.ts";
import { removeBoxes } from "../boilerplate/remove-boxes.ts";
import { removeRepeats } from "../boilerplate/repeats.ts";
import { bodyOf, elementsOf } from "../dom.ts";
import { takeLines } from "../opening/line-boxes.ts";
import { markCaptions } from "../pictures/captions.ts";
import type { FoundArticle } from "./find-article.ts";
import { narrow } from "./narrow.ts";
import { findByReadability } from "./readability-fallback.ts";

export interface Text {
  readonly html: string;
  /** The lines with names and dates above the text ({@link takeLines}). */
  readonly lines: readonly string[];
}

/** Finds the text of the article that the page marks. If the page marks none, finds the part that looks most like an article. */
export function findText(document: Document, found: FoundArticle): Text {
  const elements = found.kind === "marked" ? found.elements : [bodyOf(document) ?? document];
  const lines = elements.flatMap(takeLines);
  removeScreenReaderText(document);
  removeFooters(document);
  const body = bodyOf(document);
  if (found.kind !== "marked" && (!body || isByWordProcessor(document)))
    return { html: DomUtils.getInnerHTML(body ?? document), lines };
  for (const element of elements) {
    markCaptions(element);
    removeBoxes(element);
    removeRepeats(element);
  }
  if (found.kind !== "marked") return { html: body ? findByReadability(document, body) : "", lines };
  for (const element of elements) if (isTag(element)) narrow(element);
  return { html: elements.map((element) => DomUtils.getInnerHTML(element)).join("\n"), lines };
}

const wordProcessor =
  /microsoft word|word\.document|abiword|(?:libre|open|star|only)office|wps (?:office|writer)|google docs/i;

/** Whether a word processor saved the page. Such a page holds nothing but the text. */
function isByWordProcessor(document: Document): boolean {
  return elementsOf(document, "meta").some(
    ({ attribs }) =>
      /^(?:generator|progid)$/i.test(attribs.name ?? "") && wordProcessor.test(attribs.content ?? ""),
  );
}
