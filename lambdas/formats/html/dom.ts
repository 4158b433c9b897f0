// Searches and changes the tree of a page.
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

/** All elements with these names, in the page's order. */
export function elementsOf(parent: ParentNode, ...names: readonly string[]): readonly Element[] {
  return DomUtils.findAll(({ name }) => names.includes(name), parent.children);
}

export function hasImage(element: Element): boolean {
  return elementsOf(element, "img").length > 0;
}

/** Whether the address is a file with a picture, not a page. */
export function isPictureFile(address = ""): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(address);
}

/** All elements with this microdata property (`itemprop`). An element can have several properties. */
export function itemsOf(parent: ParentNode, name: string): readonly Element[] {
  return DomUtils.findAll(({ attribs }) => isItem(attribs, name), parent.children);
}

function isItem({ itemprop }: Element["attribs"], name: string): boolean {
  return itemprop?.split(/\s+/).includes(name) ?? false;
}

/** Returns the given elements without those that are inside another given element. */
export function outermost(elements: readonly Element[]): readonly Element[] {
  const all: ReadonlySet<AnyNode> = new Set(elements);
  return elements.filter((element) => !isWithin(element, (around) => all.has(around)));
}

/** The ancestors of an element, its parent first. */
export function* elementsAround(element: Element | undefined): Generator<Element> {
  for (let at = element?.parent; at && isTag(at); at = at.parent) yield at;
}

export function isWithin(element: Element, test: (around: Element) => boolean): boolean {
  return elementsAround(element).some(test);
}

export function isNamed(...names: readonly string[]): (element: Element) => boolean {
  return ({ name }) => names.includes(name);
}

/**
 * Removes all elements below `parent` that match the test. Sets the remaining children of an element in one step, because to remove n
 * children one by one takes time in proportion to n².
 */
export function removeAll(parent: ParentNode, test: (element: Element) => boolean): void {
  setChildren(
    parent,
    parent.children.filter((node) => !isTag(node) || !test(node)),
  );
  for (const node of parent.children) if (isTag(node)) removeAll(node, test);
}

/** Keeps only these children, in this order. */
export function setChildren(parent: ParentNode, kept: readonly ChildNode[]): void {
  for (const [index, node] of kept.entries()) {
    node.prev = kept[index - 1] ?? null;
    node.next = kept[index + 1] ?? null;
  }
  parent.children = [...kept];
}

/** The text that the element shows, in one line. */
export function lineIn(node: AnyNode | undefined): string {
  return node ? textIn(node).replace(/\s+/g, " ").trim() : "";
}

function textIn(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node) || /^(?:script|style|template)$/.test(node.name)) return "";
  const text = node.children.map(textIn).join("");
  return /^(?:br|p|div|li|h\d|td)$/.test(node.name) ? ` ${text} ` : text;
}

/** The number of characters of prose: text that is not in a link, a heading, a button, a sidebar or a footer. */
export function proseIn(node: AnyNode): number {
  if (isText(node)) return node.data.trim().length;
  if (!isTag(node) && node.type !== "root") return 0;
  if (isTag(node) && /^(?:a|h\d|aside|footer|button|script|style|template|noscript)$/.test(node.name))
    return 0;
  return node.children.reduce((sum, child) => sum + proseIn(child), 0);
}

/** The text of metadata that contains HTML or character references. */
export function withoutMarkup(text: string): string {
  return parseDocument(text).children.map(lineIn).join(" ").trim();
}

/**
 * Does the same as {@link withoutMarkup}, but only for metadata that is escaped twice (`&amp;quot;`). In any other text, a `<` can be a
 * character of the text.
 */
export function withoutReferences(text: string): string {
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? withoutMarkup(text) : text;
}

/** The element's machine-readable value, or else its text. */
export function elementValue(element: Element): string {
  const { content, datetime, title } = element.attribs;
  return content ?? datetime ?? (element.name === "abbr" ? title : undefined) ?? lineIn(element);
}

/** The texts of the page's level 1 headings. */
export function headingsOf(document: Document): readonly string[] {
  return elementsOf(document, "h1")
    .map(lineIn)
    .filter((line) => line !== "");
}

/** The body of a page. `undefined` if the document has no body element. */
export function bodyOf(document: Document): Element | undefined {
  return elementsOf(document, "body")[0];
}
