// Removes blocks that a page shows several times: for wide and narrow screens, or between all paragraphs.
import { type Element, isTag, type ParentNode } from "domhandler";
import { lineIn, removeAll } from "../dom.ts";

/** Characters. Longer repeated blocks are text, so the first copy is kept. */
const shortestText = 80;
/** A short block that occurs more often is a label of advertisements or a button. */
const mostShown = 2;
/** Characters. Shorter blocks, such as a dash or a star, separate parts of a text. */
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

/** Whether the block or its parent looks like a label. A refrain is in ordinary paragraphs without a class. */
function isNamed(element: Element): boolean {
  const { parent } = element;
  const isFramed = parent && isTag(parent) && parent.children.filter(isTag).length <= mostShown;
  return element.attribs.class !== undefined || (isFramed ?? false);
}
