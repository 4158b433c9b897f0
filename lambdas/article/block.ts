// Rich text in the few elements that every feed reader shows: a tree that can hold nothing else.
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/** Elements that stand for themselves in a text; pictures are {@link RichPicture}. */
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

/** Elements within a line. */
export const inlineElements = ["a", "strong", "em", "s", "sub", "sup", "code", "br"] as const;

export type ElementName = (typeof blockElements)[number] | (typeof inlineElements)[number];

/** Columns or rows; more are a slip of a program. */
export const greatestSpan = 1000;
export const greatestStart = 999_999;

export interface RichElement {
  /** `unknown`: an element that a newer version stored. It is shown as its text. */
  readonly element: ElementName | "unknown";
  /** Of an `a`: absolute, of http, https or mailto, percent-encoded. */
  readonly href?: string | undefined;
  /** Columns of a `th` or `td` that has several: 2 to {@link greatestSpan}. */
  readonly colspan?: number | undefined;
  /** Rows, likewise. */
  readonly rowspan?: number | undefined;
  /** Of an `ol`: its first number, where that is not 1; 0 to {@link greatestStart}. */
  readonly start?: number | undefined;
  readonly children: readonly RichNode[];
  /** Of an unknown element: all that was stored. */
  readonly unknown?: Unknown | undefined;
}

/** A picture within the text. */
export interface RichPicture {
  readonly picture: PictureReference;
  readonly unknown?: Unknown | undefined;
}

/** Clean text, without markup: `<` is a letter like any other. */
export type RichNode = string | RichElement | RichPicture;

/** On the top level a string is a paragraph. */
export type Block = RichNode;

export function isBlockElement(node: RichNode): boolean {
  return (
    typeof node === "object" &&
    "element" in node &&
    (blockElements as readonly string[]).includes(node.element)
  );
}

export function isHeading(node: RichNode): boolean {
  return typeof node === "object" && "element" in node && /^h\d$/.test(node.element);
}

/** What a person would read of it, lines ended by `\n`. */
export function plainTextOf(node: RichNode): string {
  if (typeof node === "string") return node;
  if ("picture" in node) return "";
  if (node.element === "br") return "\n";
  const separator = node.children.some(isBlockElement) ? "\n" : "";
  return node.children.map(plainTextOf).join(separator);
}

/** All pictures in a text, in its order. */
export function picturesIn(nodes: readonly RichNode[]): readonly PictureReference[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    return "picture" in node ? [node.picture] : picturesIn(node.children);
  });
}
