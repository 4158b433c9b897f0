// Converts inline content: text, links, emphasis, line breaks and pictures.

import { type AnyNode, type Element, isTag, isText } from "domhandler";
import {
  blockElements,
  inlineElements,
  isPicture,
  type RichElement,
  type RichNode,
} from "../article/block.ts";
import { normaliseUrl } from "../text/addresses/url.ts";
import { cleanLine, cleanText } from "../text/characters.ts";
import { parsePictureAddress } from "./picture-address.ts";

/** An inline element, such as a link or emphasis, without its content. */
export type Mark = Pick<RichElement, "element" | "href">;

const blockNames: ReadonlySet<string> = new Set([...blockElements, "div", "dt", "figure", "figcaption"]);
const inlineNames: readonly string[] = inlineElements;

export function isBlock({ name }: Element): boolean {
  return blockNames.has(name);
}

/** Whether an element contains a block at any depth. HTML forbids it for inline elements, but many pages have it. */
export function holdsBlock(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (isBlock(child) || holdsBlock(child)));
}

/**
 * The mark of an element. `undefined` for an element without effect: a link without a valid address, a link within a
 * link, emphasis within the same emphasis. This limits the number of marks, however deep the markup is nested.
 */
export function markOf({ name, attribs }: Element, around: readonly Mark[]): Mark | undefined {
  if (!inlineNames.includes(name) || around.some(({ element }) => element === name)) return undefined;
  if (name !== "a") return { element: name as Mark["element"] };
  const href = normaliseUrl(attribs.href ?? "", /^(https?|mailto):$/);
  return href === undefined ? undefined : { element: "a", href };
}

/** Wraps the nodes in these inline elements, the outermost first. */
export function marked(nodes: readonly RichNode[], marks: readonly Mark[]): readonly RichNode[] {
  return marks.reduceRight((inside, mark) => wrap(mark, inside), nodes);
}

/** Puts the text into an element, unless it is only white space. Pictures are not put into it, but follow it. */
function wrap(mark: Mark, nodes: readonly RichNode[]): readonly RichNode[] {
  const text = nodes.filter((node) => !isPicture(node));
  if (text.every((node) => typeof node === "string" && node.trim() === "")) return nodes;
  return [{ ...mark, children: text }, ...nodes.filter(isPicture)];
}

interface Surroundings {
  /** The surrounding inline elements, the outermost first. */
  readonly marks?: readonly Mark[];
  /** Whether white space is kept. */
  readonly isPreformatted?: boolean;
}

/** The inline content of a node, without the surrounding marks. */
export function inlineOf(
  node: AnyNode,
  { marks = [], isPreformatted = false }: Surroundings = {},
): readonly RichNode[] {
  if (isText(node)) {
    const text = cleanText(node.data);
    return text === "" ? [] : [isPreformatted ? text : text.replace(/[ \t\n]+/g, " ")];
  }
  if (!isTag(node)) return [];
  const { name, attribs } = node;
  if (name === "br") return [{ element: "br", children: [] }];
  if (name === "img") return pictureOf(attribs);
  const mark = markOf(node, marks);
  const inside = { marks: mark ? [...marks, mark] : marks, isPreformatted };
  const children = node.children.flatMap((child) => inlineOf(child, inside));
  if (children.length === 0) return [];
  if (name === "q") return ["«", ...children, "»"];
  // A block within a line is not allowed. Only its content is kept, with a separator before and after it.
  const separator = isPreformatted ? "\n" : " ";
  if (isBlock(node)) return [separator, ...children, separator];
  return mark ? wrap(mark, children) : children;
}

function pictureOf({ src = "", alt = "" }: Readonly<Record<string, string>>): readonly RichNode[] {
  const from = parsePictureAddress(src);
  if (!from) return [];
  return [{ picture: { from, alt: cleanLine(alt) || undefined } }];
}
