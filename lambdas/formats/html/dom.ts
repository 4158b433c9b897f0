// The few questions that are asked of a page's tree.
import {
  type AnyNode,
  type ChildNode,
  type Document,
  type Element,
  isTag,
  isText,
  type ParentNode,
} from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";

/** All elements of these names, in the page's order. */
export function elementsOf(parent: ParentNode, ...names: readonly string[]): readonly Element[] {
  return DomUtils.findAll(({ name }) => names.includes(name), parent.children);
}

export function hasImage(element: Element): boolean {
  return elementsOf(element, "img").length > 0;
}

/** Microdata's elements of a name; one element may have several. */
export function itemsOf(parent: ParentNode, name: string): readonly Element[] {
  return DomUtils.findAll(({ attribs }) => isItem(attribs, name), parent.children);
}

function isItem({ itemprop }: Element["attribs"], name: string): boolean {
  return itemprop?.split(/\s+/).includes(name) ?? false;
}

/** Those that stand in no other of them. */
export function outermost(elements: readonly Element[]): readonly Element[] {
  const all: ReadonlySet<AnyNode> = new Set(elements);
  return elements.filter((element) => !isWithin(element, (around) => all.has(around)));
}

export function isWithin({ parent }: Element, test: (around: Element) => boolean): boolean {
  for (let at = parent; at && isTag(at); at = at.parent) if (test(at)) return true;
  return false;
}

export function isNamed(...names: readonly string[]): (element: Element) => boolean {
  return ({ name }) => names.includes(name);
}

/** Takes the elements out of the tree; one at a time, thousands beside each other take minutes. */
export function removeAll(parent: ParentNode, test: (element: Element) => boolean): void {
  setChildren(
    parent,
    parent.children.filter((node) => !isTag(node) || !test(node)),
  );
  for (const node of parent.children) if (isTag(node)) removeAll(node, test);
}

/** Keeps these of the element's children, in their order. */
export function setChildren(parent: ParentNode, kept: readonly ChildNode[]): void {
  for (const [index, node] of kept.entries()) {
    node.prev = kept[index - 1] ?? null;
    node.next = kept[index + 1] ?? null;
  }
  parent.children = [...kept];
}

/** What the element shows, in one line. */
export function lineIn(node: AnyNode | undefined): string {
  return node ? textIn(node).replace(/\s+/g, " ").trim() : "";
}

function textIn(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node) || /^(?:script|style|template)$/.test(node.name)) return "";
  const text = node.children.map(textIn).join("");
  return /^(?:br|p|div|li|h\d|td)$/.test(node.name) ? ` ${text} ` : text;
}

/** Characters of what is written to be read: no links, no headings, no margins. */
export function proseIn(node: AnyNode): number {
  if (isText(node)) return node.data.trim().length;
  if (!isTag(node) && node.type !== "root") return 0;
  if (isTag(node) && /^(?:a|h\d|aside|footer|button|script|style|template|noscript)$/.test(node.name))
    return 0;
  return node.children.reduce((sum, child) => sum + proseIn(child), 0);
}

/** Text that may hold character references, as metadata does that was written for HTML. */
export function withoutMarkup(text: string): string {
  return parseDocument(text).children.map(lineIn).join(" ").trim();
}

/** Metadata that were written for HTML twice: `&amp;quot;`. Other text is as it is, `<` too. */
export function withoutReferences(text: string): string {
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? withoutMarkup(text) : text;
}

/** What an element says to machines, else to people. */
export function saidBy(element: Element): string {
  const { content, datetime, title } = element.attribs;
  return content ?? datetime ?? (element.name === "abbr" ? title : undefined) ?? lineIn(element);
}

/** Of a document, which may never have opened one. */
export function bodyOf(document: Document): Element | undefined {
  return elementsOf(document, "body")[0];
}
