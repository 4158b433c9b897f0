// Reduces an article element to the innermost element that has all paragraphs of the text. The elements around it say something about the
// article, such as its author, or belong to other articles.
import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { elementsOf, hasImage, setChildren } from "../dom.ts";
import { isParagraph, type Weights, weigh, weightOf } from "./weigh.ts";

/** If one child has this share of an element's prose (text in sentences), its siblings are not part of the text. */
const nearlyAll = 0.85;
/** That child must also have this share of the element's text. Tables, lists and short paragraphs are text, although they are not prose. */
const most = 1 / 2;
/** In characters. A shorter paragraph above the text is not a standfirst. */
const shortestLead = 40;
const lead = /^(?:p|h[1-6])$/;
/** Elements that can begin a text even if they are short. */
const body = /^(?:p|ul|ol|dl|table|blockquote|pre)$/;
/** Elements that can end a text after its last paragraph: `(رويترز)`, a last picture, a table. */
const ending = /^(?:p|ul|ol|dl|table|figure|blockquote|pre|hr|h[1-6]|img|picture|em|strong|b|i|span|a)$/;

/** Removes everything around the text, except subheadings, standfirsts and pictures above it, and short lines below it. */
export function narrow(article: Element): void {
  const weights = weigh(article);
  let at = article;
  for (;;) {
    const { prose, text } = weightOf(weights, at);
    const children = at.children.filter(isTag);
    const [fullest] = children.toSorted((one, other) => proseOf(other, weights) - proseOf(one, weights));
    if (!fullest || prose === 0) return;
    // An element that has paragraphs as children is the text itself, not an element around it.
    const isFlow = children.some((child) => isParagraph(child, weights));
    const inside = weightOf(weights, fullest);
    const isAround = !isFlow && inside.prose >= prose * nearlyAll && inside.text >= text * most;
    if (!isAround) break;
    keepAround(at, fullest, weights);
    at = fullest;
  }
  startAtLead(at, weights);
  endAfterProse(at, weights);
}

function proseOf(node: ChildNode, weights: Weights): number {
  return weightOf(weights, node).prose;
}

function keepAround(parent: Element, text: Element, weights: Weights): void {
  const start = parent.children.indexOf(text);
  const heading = headingBefore(start, parent);
  const kept = parent.children.filter((node, index) => {
    if (index === start) return true;
    if (!isTag(node)) return index < start && isText(node) && node.data.trim().length >= shortestLead;
    if (index > start)
      return isOrHoldsTable(node, ending) || (isSamePart(node, text) && proseOf(node, weights) > 0);
    return reduceAbove(node, weights, index < heading);
  });
  setChildren(parent, kept);
}

/** The index of the last child before the child `start` that is or contains a level 1 heading. -1 if there is none. */
function headingBefore(start: number, { children }: Element): number {
  return children.findLastIndex(
    (node, index) =>
      index < start && isTag(node) && (node.name === "h1" || elementsOf(node, "h1").length > 0),
  );
}

/** Removes boxes between the headline and the first paragraph. */
function startAtLead(parent: Element, weights: Weights): void {
  const start = parent.children.findIndex(
    (node) => proseOf(node, weights) > 0 || (isTag(node) && node.name !== "a" && isOrHoldsTable(node, body)),
  );
  const heading = headingBefore(start, parent);
  setChildren(
    parent,
    parent.children.filter((node, index) => {
      if (index >= start || !isTag(node)) return index > heading || isTag(node) === false;
      if (index <= heading) return reduceAbove(node, weights, index < heading);
      return lead.test(node.name) ? node.name !== "h1" : reduceAbove(node, weights, false);
    }),
  );
}

/** Whether two elements are parts of one text that an advertisement divides: they have the same name and class. */
function isSamePart(one: Element, other: Element): boolean {
  return (
    one.name === other.name && one.attribs.class !== undefined && one.attribs.class === other.attribs.class
  );
}

/** Removes everything from an element above the text, except headings, standfirsts and pictures. Returns whether anything is left. */
function reduceAbove(element: Element, weights: Weights, isAboveHeadline: boolean): boolean {
  if (/^(?:figure|img|picture)$/.test(element.name)) return true;
  if (element.name === "h1") return false;
  if (lead.test(element.name) && !isAboveHeadline) {
    const { text, links } = weightOf(weights, element);
    return hasImage(element) || (text >= shortestLead && links * 2 < text);
  }
  if (isParagraph(element, weights) && !isAboveHeadline) return true;
  setChildren(
    element,
    element.children.filter((node) => isTag(node) && reduceAbove(node, weights, isAboveHeadline)),
  );
  return element.children.length > 0;
}

function isOrHoldsTable(element: Element, names: RegExp): boolean {
  return names.test(element.name) || elementsOf(element, "table").length > 0;
}

/** Removes boxes after the last paragraph, but keeps short paragraphs. */
function endAfterProse(parent: Element, weights: Weights): void {
  const last = parent.children.findLastIndex((node) => proseOf(node, weights) > 0);
  if (last < 0) return;
  setChildren(
    parent,
    parent.children.filter((node, index) => index <= last || !isTag(node) || isOrHoldsTable(node, ending)),
  );
  const end = parent.children[last];
  if (end && isTag(end) && !isParagraph(end, weights)) endAfterProse(end, weights);
}
