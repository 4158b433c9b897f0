// Parses a feed template into a DOM tree, fills its placeholders, edits it and serialises it.
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from "@xmldom/xmldom";
import { dropForbidden } from "../text/characters.ts";
import type { Placeholders } from "./feed-template.ts";

/** Parses a feed template and replaces its placeholders by their texts. CDATA sections become text. */
export function parseTemplate(xml: string, placeholders: Placeholders): Element {
  const document = new DOMParser({ onError: fail }).parseFromString(xml, "text/xml");
  const root = document.documentElement;
  if (!root) throw new Error("the document has no root element");
  resolveTexts(root, document, placeholders);
  return root;
}

/**
 * Adds the XML declaration and the style sheet for browsers.
 *
 * @throws if the tree is not well-formed XML
 */
export function serialise(root: Element, styleUrl: string): string {
  const xml = new XMLSerializer().serializeToString(root, { requireWellFormed: true });
  return `<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="${styleUrl}"?>\n${xml}\n`;
}

/** All descendants with this local name, in document order. */
export function elementsOf(parent: Element, localName: string): Element[] {
  return [...parent.getElementsByTagNameNS("*", localName)];
}

/** An element to add. Attributes without a value are left out. */
interface NewElement {
  readonly namespace: string | null;
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly text?: string;
}

/** Inserts an element before another one, on its own line. */
export function insertElement(before: Element, element: NewElement): void {
  const { parentNode: parent, previousSibling: indent } = before;
  if (!parent) throw new Error(`${before.nodeName} is not a part of a document`);
  parent.insertBefore(createElement(before, element), before);
  if (indent) parent.insertBefore(indent.cloneNode(), before);
}

/** Appends an element on its own line. */
export function appendElement(parent: Element, newElement: NewElement): Element {
  const { firstChild, lastChild } = parent;
  const element = createElement(parent, newElement);
  const indent = firstChild && firstChild !== lastChild ? firstChild.cloneNode() : null;
  if (indent) parent.insertBefore(indent, lastChild);
  parent.insertBefore(element, indent ? lastChild : null);
  return element;
}

function createElement(near: Element, { namespace, name, attributes = {}, text }: NewElement): Element {
  const { ownerDocument: document } = near;
  if (!document) throw new Error(`${near.nodeName} is not a part of a document`);
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, dropForbidden(String(value)));
  }
  if (text !== undefined) element.appendChild(document.createTextNode(dropForbidden(text)));
  return element;
}

function resolveTexts(element: Element, document: Document, placeholders: Placeholders): void {
  for (const attribute of element.attributes) attribute.value = placeholders.resolve(attribute.value);
  const children: Node[] = [...element.childNodes];
  for (const child of children) {
    if (isElement(child)) resolveTexts(child, document, placeholders);
    else element.replaceChild(document.createTextNode(placeholders.resolve(child.nodeValue ?? "")), child);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function fail(_level: string, message: string): never {
  throw new Error(`the document is not well-formed: ${message}`);
}
