// The part of mammoth's document model that Khulasa uses. Mammoth's own types declare it as `any`.
import { cleanText } from "../../../text/characters.ts";

export interface WordElement {
  /** `paragraph`, `run`, `hyperlink`, `text`, `tab`, `break`, `image`, `table` and others. */
  readonly type: string;
  readonly children?: readonly WordElement[];
  /** Only set on a `text`: its characters. */
  readonly value?: string;
  readonly breakType?: "line" | "page" | "column";
  /** Only set on a `paragraph`. Word stores its built-in styles under English names in every language. */
  readonly styleName?: string | null;
  /** Only set on a `paragraph` that is an item of a list. */
  readonly numbering?: object | null;
  /** Only set on a `run`, a piece of text with one format. */
  readonly isBold?: boolean;
  /** Only set on a `run`: the size of its letters, in points. */
  readonly fontSize?: number | null;
  /** Only set on an `image`. */
  readonly altText?: string | null;
}

export function isStyled({ styleName }: WordElement, name: RegExp): boolean {
  return name.test(styleName ?? "");
}

/** The text of an element as one clean line. Runs are joined without spaces, because Word splits words into several runs. */
export function textOf(element: WordElement): string {
  return cleanText(rawTextOf(element))
    .replace(/[ \t\n]+/g, " ")
    .trim();
}

function rawTextOf({ type, value, children }: WordElement): string {
  if (type === "text") return value ?? "";
  if (type === "tab" || type === "break") return " ";
  return (children ?? []).map(rawTextOf).join("");
}

export function descendantsOf(element: WordElement, type: string): readonly WordElement[] {
  if (element.type === type) return [element];
  return (element.children ?? []).flatMap((child) => descendantsOf(child, type));
}

/** Splits the paragraph at its line breaks (Shift+Enter). Each part keeps the paragraph's styles. */
export function splitAtBreaks(paragraph: WordElement): readonly WordElement[] {
  return partsOf(paragraph.children ?? []).map((children) => ({ ...paragraph, children }));
}

function partsOf(elements: readonly WordElement[]): readonly (readonly WordElement[])[] {
  const parts: WordElement[][] = [[]];
  for (const element of elements) {
    if (element.type === "break" && element.breakType === "line") {
      parts.push([]);
      continue;
    }
    const [first = element, ...others] = element.children ? splitAtBreaks(element) : [];
    parts.at(-1)?.push(first);
    parts.push(...others.map((part) => [part]));
  }
  return parts;
}
