// Finds the text of a page that marks no article. Uses Mozilla's Readability.
import { Readability } from "@mozilla/readability";
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { parseHTML } from "linkedom";
import { elementsOf, lineIn, proseIn } from "../dom.ts";
import { weigh as weighText, weightOf } from "./weigh.ts";

/** In characters. Readability accepts a text of this length, because news in brief are short. */
const shortestText = 80;
/**
 * The largest text that Readability gets, in characters. A character that is inside ten nested elements counts ten times, because
 * Readability reads it ten times.
 */
const mostText = 400_000;
/** The largest number of elements that Readability gets. They are counted in the same way. */
const mostElements = 15_000;
/** If one child has this share of the prose (text in sentences), its siblings are not part of the text. */
const nearlyAll = 0.9;
/** A result of Readability with less than this share of the prose is not used. */
const enough = 0.4;

/** The HTML of the article's text. If Readability finds nothing, or if the page is too large for it, more of the page than the text. */
export function findByReadability(document: Document, body: Element): string {
  const flow = flowIn(body);
  const part = isLight(body) ? body : flow;
  const html = DomUtils.getOuterHTML(part);
  if (!isLight(part)) return html;
  const title = elementsOf(document, "title").map((element) => DomUtils.getOuterHTML(element));
  const page = `<!doctype html><html><head>${title[0] ?? ""}</head><body>${html}</body></html>`;
  const reader = new Readability(parseHTML(page).document, {
    charThreshold: shortestText,
    disableJSONLD: true,
  });
  const found = reader.parse()?.content;
  if (!found) return html;
  // Readability sometimes returns only a part of the text.
  const isPart = proseIn(parseDocument(found)) < proseIn(flow) * enough;
  return isPart ? DomUtils.getOuterHTML(flow) : found;
}

/** The innermost element with nearly all of the prose. An element that has paragraphs as children is not narrowed further. */
function flowIn(body: Element): Element {
  const weights = weighText(body);
  let part = body;
  for (;;) {
    const children = part.children.filter(isTag);
    const least = weightOf(weights, part).prose * nearlyAll;
    const next = children.find((child) => weightOf(weights, child).prose >= least);
    if (!next || least === 0 || children.some(isLine)) return part;
    part = next;
  }
}

function isLine(element: Element): boolean {
  return /^(?:p|h1)$/.test(element.name) && lineIn(element) !== "";
}

function isLight(part: Element): boolean {
  const { text, elements } = weigh(part, 1);
  return text <= mostText && elements <= mostElements;
}

function weigh(node: AnyNode, depth: number): { readonly text: number; readonly elements: number } {
  if (isText(node)) return { text: node.data.length * depth, elements: 0 };
  if (!isTag(node)) return { text: 0, elements: 0 };
  let text = 0;
  let elements = depth;
  for (const child of node.children) {
    const weight = weigh(child, depth + 1);
    text += weight.text;
    elements += weight.elements;
  }
  return { text, elements };
}
