// Removes blocks that occur several times in a page: once for wide and once for narrow screens, or after every few paragraphs.
import { type Element, isTag, type ParentNode } from "domhandler";
import { lineIn, removeAll } from "../dom.ts";

/** In characters. A repeated block of this length is part of the text, so its first copy is kept. */
const shortestText = 80;
/** A shorter block that occurs more often than this is a button or the label of an advertisement. */
const mostShown = 2;
/** In characters. A block that is shorter than this is kept, because it may be a dash or a star between two parts of a text. */
const shortestLabel = 4;
const block = /^(?:p|div|li|h[2-6]|span|figcaption)$/;

export function removeRepeats(root: ParentNode): void {
  const copies = new Map<string, Element[]>();
  const walk = (parent: ParentNode) => {
    for (const element of parent.children.filter(isTag)) {
      if (!block.test(element.name) || element.children.some((child) => isTag(child) && isBlock(child))) {
        walk(element);
        continue;
      }
      const line = lineIn(element);
      if (line.length < shortestLabel) continue;
      copies.set(line, [...(copies.get(line) ?? []).slice(-100), element]);
    }
  };
  walk(root);
  const repeated = new Set<Element>();
  for (const [line, elements] of copies) {
    if (line.length >= shortestText) for (const element of elements.slice(1)) repeated.add(element);
    else if (elements.length > mostShown && elements.every(isNamed))
      for (const element of elements) repeated.add(element);
  }
  removeAll(root, (element) => repeated.has(element));
}

function isBlock(element: Element): boolean {
  return !/^(?:a|b|i|em|strong|span|img|br|time|small|font|mark|u|s)$/.test(element.name);
}

/**
 * Whether a short block can be a label: it has a class, or is nearly alone in its parent. The refrain of a poem must stay; it is in paragraphs
 * without a class beside other paragraphs.
 */
function isNamed(element: Element): boolean {
  const { parent } = element;
  const isFramed = parent && isTag(parent) && parent.children.filter(isTag).length <= mostShown;
  return element.attribs.class !== undefined || (isFramed ?? false);
}
