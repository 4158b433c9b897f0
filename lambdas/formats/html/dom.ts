// The few questions that are asked of a page's tree.
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";

/** All elements of these names, in the page's order. */
export function elementsOf(document: Document, ...names: readonly string[]): readonly Element[] {
  return DomUtils.findAll(({ name }) => names.includes(name), document.children);
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

/** Text that may hold character references, as metadata does that was written for HTML. */
export function withoutMarkup(text: string): string {
  return parseDocument(text).children.map(lineIn).join(" ").trim();
}
