// A document of `feed` as a DOM tree, its stand-ins resolved, and back to text.
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from "@xmldom/xmldom";
import { dropForbidden } from "../text/characters.ts";
import type { StandIns } from "./skeleton.ts";

/** Parses a document and puts the texts in the places of their stand-ins; CDATA sections become text. */
export function parseSkeleton(xml: string, standIns: StandIns): Element {
  const document = new DOMParser({ onError: fail }).parseFromString(xml, "text/xml");
  const root = document.documentElement;
  if (!root) throw new Error("the document has no root element");
  resolveTexts(root, document, standIns);
  return root;
}

/** In UTF-8, with a style sheet for browsers; says what is not well-formed instead of writing it. */
export function serialise(root: Element, styleUrl: string): string {
  const xml = new XMLSerializer().serializeToString(root, { requireWellFormed: true });
  return `<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="${styleUrl}"?>\n${xml}\n`;
}

/** Every element of this local name below the node, in document order. */
export function elementsOf(parent: Element, localName: string): Element[] {
  return [...parent.getElementsByTagNameNS("*", localName)];
}

/** Puts an element that holds a text before another, on a line of its own. */
export function insertText(before: Element, namespace: string | null, name: string, text: string): void {
  const { ownerDocument: document, parentNode: parent, previousSibling: indent } = before;
  if (!document || !parent) throw new Error(`${before.nodeName} is not a part of a document`);
  const element = document.createElementNS(namespace, name);
  element.appendChild(document.createTextNode(dropForbidden(text)));
  parent.insertBefore(element, before);
  if (indent) parent.insertBefore(indent.cloneNode(true), before);
}

/** Puts an element after the others of its parent, on a line of its own; members without a value are left out. */
export function appendElement(
  parent: Element,
  namespace: string | null,
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  text?: string,
): Element {
  const { ownerDocument: document, firstChild, lastChild } = parent;
  if (!document) throw new Error(`${parent.nodeName} is not a part of a document`);
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, dropForbidden(String(value)));
  }
  if (text !== undefined) element.appendChild(document.createTextNode(dropForbidden(text)));
  const indent = firstChild && firstChild !== lastChild ? firstChild.cloneNode(true) : null;
  if (indent) parent.insertBefore(indent, lastChild);
  parent.insertBefore(element, indent ? lastChild : null);
  return element;
}

function resolveTexts(element: Element, document: Document, standIns: StandIns): void {
  for (const attribute of element.attributes) attribute.value = standIns.resolve(attribute.value);
  const children: Node[] = [...element.childNodes];
  for (const child of children) {
    if (isElement(child)) resolveTexts(child, document, standIns);
    else element.replaceChild(document.createTextNode(standIns.resolve(child.nodeValue ?? "")), child);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function fail(_level: string, message: string): never {
  throw new Error(`the document is not well-formed: ${message}`);
}
