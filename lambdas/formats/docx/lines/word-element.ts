// Mammoth's own model of a document, as far as Khulasa looks into it: its types say `any`.
import { cleanText } from "../../../text/characters.ts";

export interface WordElement {
  /** `paragraph`, `run`, `hyperlink`, `text`, `tab`, `break`, `image`, `table` and others. */
  readonly type: string;
  readonly children?: readonly WordElement[];
  /** Of a text. */
  readonly value?: string;
  readonly breakType?: "line" | "page" | "column";
  /** Of a paragraph: Word keeps its built-in styles under English names whatever its language. */
  readonly styleName?: string | null;
  /** Of a paragraph that is an item of a list. */
  readonly numbering?: object | null;
  /** Of a run. */
  readonly isBold?: boolean;
  /** Of a run: points. */
  readonly fontSize?: number | null;
  /** Of an image. */
  readonly altText?: string | null;
}

export function isStyled({ styleName }: WordElement, name: RegExp): boolean {
  return name.test(styleName ?? "");
}

/** Clean text in one line, the words of neighbouring runs joined as they stand: Word splits words between runs. */
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

/** The paragraph parted at its line breaks (Shift+Enter), each part with the styles of the whole. */
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
