// Rich text: a tree of the few elements that all feed readers display.
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/** Elements that form a block of their own. Pictures are {@link RichPicture}. */
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

/** The largest number of columns or rows that a cell may span. */
export const greatestSpan = 1000;
export const greatestStart = 999_999;

export interface RichElement<Text extends string = string> {
  /** `unknown`: an element that a newer version stored. Its text is displayed. */
  readonly element: ElementName | "unknown";
  /** Of an `a`: an absolute, percent-encoded URL with the scheme http, https or mailto. */
  readonly href?: Text | undefined;
  /** Of a `th` or `td` that spans several columns: 2 to {@link greatestSpan}. */
  readonly colspan?: number | undefined;
  /** Of a `th` or `td` that spans several rows: 2 to {@link greatestSpan}. */
  readonly rowspan?: number | undefined;
  /** Of an `ol`: its first number if that is not 1; 0 to {@link greatestStart}. */
  readonly start?: number | undefined;
  readonly children: readonly RichNode<Text>[];
  /** Of an unknown element: everything that was stored. */
  readonly unknown?: Unknown | undefined;
}

/** A picture within the text. */
export interface RichPicture<Text extends string = string> {
  readonly picture: PictureReference<Text>;
  readonly unknown?: Unknown | undefined;
}

/** A string is clean text without markup; `<` in it has no special meaning. */
export type RichNode<Text extends string = string> = Text | RichElement<Text> | RichPicture<Text>;

/** At the top level a string is a paragraph. */
export type Block<Text extends string = string> = RichNode<Text>;

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

/** The text without markup. Lines are separated by `\n`. */
export function plainTextOf(node: RichNode): string {
  if (typeof node === "string") return node;
  if ("picture" in node) return "";
  if (node.element === "br") return "\n";
  const separator = node.children.some(isBlockElement) ? "\n" : "";
  return node.children.map(plainTextOf).join(separator);
}

/** All pictures in a text, in document order. */
export function picturesIn(nodes: readonly RichNode[]): readonly PictureReference[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    return "picture" in node ? [node.picture] : picturesIn(node.children);
  });
}
