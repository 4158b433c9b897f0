// Which part of a page is the article.
import { Readability } from "@mozilla/readability";
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { DomUtils } from "htmlparser2";
import { parseHTML } from "linkedom";
import { elementsOf } from "./dom.ts";

/** Characters; news in brief are short. */
const shortestText = 80;
/** What Readability's time grows with: characters and elements, each times their depth. */
const mostText = 1_500_000;
const mostElements = 80_000;

const furniture = /^(?:nav|footer|form|template|script|style|noscript|iframe|dialog|menu)$/;

/** The HTML of the text: what the page marks as that, else what looks most like it. */
export function findText(document: Document): string {
  tidy(document);
  const bodies = DomUtils.findAll(({ attribs }) => attribs.itemprop === "articleBody", document.children);
  const articles = elementsOf(document, "article").filter((article) => !isWithin(article, "article"));
  for (const candidates of [bodies, articles]) {
    const [only] = candidates;
    if (only && candidates.length === 1) return DomUtils.getInnerHTML(only);
  }
  const [body] = elementsOf(document, "body");
  const whole = DomUtils.getInnerHTML(body ?? document);
  if (!body || isByWordProcessor(document)) return whole;
  return findByLooks(document, body) ?? whole;
}

/** Without what is no part of any text, and with the pictures that a script would have put in their places. */
function tidy(document: Document): void {
  for (const element of DomUtils.findAll(isFurniture, document.children)) DomUtils.removeElement(element);
  // What is hidden is gone; the DOM that Readability works on takes minutes over some styles.
  for (const { attribs } of DomUtils.findAll(() => true, document.children)) delete attribs.style;
  for (const { attribs } of elementsOf(document, "img")) {
    const waiting = attribs["data-src"] ?? attribs["data-original"] ?? attribs["data-lazy-src"];
    if (waiting !== undefined) attribs.src = waiting;
  }
}

function isFurniture({ name, attribs }: Element): boolean {
  const isHidden = attribs.hidden !== undefined || /display:\s*none/i.test(attribs.style ?? "");
  return furniture.test(name) || isHidden || attribs.role === "navigation";
}

function isWithin({ parent }: Element, name: string): boolean {
  for (let at = parent; at && isTag(at); at = at.parent) if (at.name === name) return true;
  return false;
}

/** Nothing but text is in such a page. */
function isByWordProcessor(document: Document): boolean {
  return elementsOf(document, "meta").some(
    ({ attribs }) =>
      /^(?:generator|progid)$/i.test(attribs.name ?? "") && /word|office|writer/i.test(attribs.content ?? ""),
  );
}

function findByLooks(document: Document, body: Element): string | undefined {
  const { text, elements } = weigh(body, 1);
  if (text > mostText || elements > mostElements) return undefined;
  const title = elementsOf(document, "title").map((element) => DomUtils.getOuterHTML(element));
  const page = `<!doctype html><html><head>${title[0] ?? ""}</head>${DomUtils.getOuterHTML(body)}</html>`;
  const reader = new Readability(parseHTML(page).document, {
    charThreshold: shortestText,
    disableJSONLD: true,
  });
  return reader.parse()?.content ?? undefined;
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
