// The text of a page that doesn't mark it: what looks most like it.
import { Readability } from "@mozilla/readability";
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { parseHTML } from "linkedom";
import { elementsOf, lineIn, proseIn } from "../dom.ts";
import { weigh as weighText, weightOf } from "./weigh.ts";

/** Characters; news in brief are short. */
const shortestText = 80;
/** What Readability's time grows with: characters and elements, each times their depth. */
const mostText = 400_000;
const mostElements = 15_000;
/** Of the prose: what stands beside so much is a margin. */
const nearlyAll = 0.9;
/** Of the prose of the page's flow. */
const enough = 0.4;

/** The HTML of the text. */
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
  // It takes a part that it likes best, and leaves others that are as much the text.
  const isPart = proseIn(parseDocument(found)) < proseIn(flow) * enough;
  return isPart ? DomUtils.getOuterHTML(flow) : found;
}

/** The innermost element in which nearly all prose is; beside a paragraph nothing is a margin. */
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
