// Rich text: a tree of the few elements that all feed readers display.
import { inOneLine } from "../text/words.ts";
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/** The elements that begin on a new line. A picture is not an element but a {@link RichPicture}. */
export const blockElements = [
  "p",
  "h3",
  "h4",
  "blockquote",
  "ul",
  "ol",
  "li",
  "pre",
  "table",
  "tr",
  "th",
  "td",
  "hr",
] as const;

/** The elements that stand within a line of text. */
export const inlineElements = ["a", "strong", "em", "s", "sub", "sup", "code", "br"] as const;

type ElementName = (typeof blockElements)[number] | (typeof inlineElements)[number];

/** The largest number of columns or rows that a cell may span. */
export const greatestSpan = 1000;
/** The largest number at which a numbered list may start. */
export const greatestStart = 999_999;

export interface RichElement<Text extends string = string> {
  /** `unknown` stands for an element that a newer version of the code stored. Readers see the text in it. */
  readonly element: ElementName | "unknown";
  /** The address of a link (`a`): an absolute, percent-encoded URL with the scheme http, https or mailto. */
  readonly href?: Text | undefined;
  /** How many columns a cell (`th` or `td`) spans, if it spans several: 2 to {@link greatestSpan}. */
  readonly colspan?: number | undefined;
  /** How many rows a cell (`th` or `td`) spans, if it spans several: 2 to {@link greatestSpan}. */
  readonly rowspan?: number | undefined;
  /** The first number of a numbered list (`ol`), if it is not 1: 0 to {@link greatestStart}. */
  readonly start?: number | undefined;
  readonly children: readonly RichNode<Text>[];
  /** If `element` is `unknown`, this holds all members of the stored element. */
  readonly unknown?: Unknown | undefined;
}

/** A picture within the text. */
export interface RichPicture<Text extends string = string> {
  readonly picture: PictureReference<Text>;
  readonly unknown?: Unknown | undefined;
}

/** A part of a text. A string is text without markup: a `<` in it is only a character. */
export type RichNode<Text extends string = string> = Text | RichElement<Text> | RichPicture<Text>;

/** A node at the top level of a text, such as a paragraph. A string there is a paragraph, too. */
export type Block<Text extends string = string> = RichNode<Text>;

export function isPicture(node: RichNode): node is RichPicture {
  return typeof node === "object" && "picture" in node;
}

export function isElement(node: RichNode): node is RichElement {
  return typeof node === "object" && "element" in node;
}

export function isBlockElement(node: RichNode): boolean {
  return isElement(node) && (blockElements as readonly string[]).includes(node.element);
}

export function isParagraph(node: RichNode): boolean {
  return typeof node === "string" || (isElement(node) && node.element === "p");
}

export function isHeading(node: RichNode): boolean {
  return isElement(node) && /^h\d$/.test(node.element);
}

/** The text of a node without markup. A `\n` separates the lines. */
export function plainTextOf(node: RichNode): string {
  if (typeof node === "string") return node;
  if ("picture" in node) return "";
  if (node.element === "br") return "\n";
  const separator = node.children.some(isBlockElement) ? "\n" : "";
  return node.children.map(plainTextOf).join(separator);
}

/** The text of a node in one line. */
export function lineOfBlock(node: RichNode): string {
  return inOneLine(plainTextOf(node));
}

/** Removes the first `count` characters of the text. The text is that of {@link plainTextOf}. */
export function dropText(nodes: readonly RichNode[], count: number): readonly RichNode[] {
  let left = count;
  return nodes.flatMap((node) => {
    const { length } = plainTextOf(node);
    const dropped = Math.min(left, length);
    left -= dropped;
    if (dropped === 0) return [node];
    if (dropped === length) return [];
    if (typeof node === "string") return [node.slice(dropped)];
    return isElement(node) ? [{ ...node, children: dropText(node.children, dropped) }] : [node];
  });
}

/** All pictures in a text, in document order. */
export function picturesIn(nodes: readonly RichNode[]): readonly PictureReference[] {
  return nodes.flatMap((node) => {
    if (isPicture(node)) return [node.picture];
    return isElement(node) ? picturesIn(node.children) : [];
  });
}
