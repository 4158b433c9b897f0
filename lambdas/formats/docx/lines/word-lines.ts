// The first paragraphs of a document as lines, so that the rules for plain text can be applied.
import type { Line } from "../../../plain-text/lines.ts";
import { descendantsOf, isStyled, splitAtBreaks, textOf, type WordElement } from "./word-element.ts";

export interface WordLine extends Line {
  /** The position in the document: the index of the element, and the index of the part between line breaks. */
  readonly element: number;
  readonly part: number;
  readonly style: "title" | "subtitle" | "heading" | "text";
  /** A level 1 heading, which many authors use instead of a title. */
  readonly isMainHeading: boolean;
  /** The whole line is bold, or set in 16 points or more. */
  readonly isProminent: boolean;
}

const title = /^(?:title|headline|العنوان|عنوان(?: رئيسي)?)$/i;
const subtitle = /^(?:subtitle|العنوان الفرعي|عنوان فرعي)$/i;
const heading = /^(?:heading(?: \d)?|عنوان \d)$/i;
const mainHeading = /^(?:heading|عنوان) 1$/i;
/** Includes the style names that Pandoc writes. */
const caption = /^(?:(?:image |table )?caption|تسمية توضيحية)$/i;

/** Points. */
const largeLetters = 16;

/**
 * The lines up to the first list, or the first table below a line. Captions are skipped, because they belong
 * to their pictures.
 */
export function wordLinesOf(elements: readonly WordElement[]): readonly WordLine[] {
  const lines: WordLine[] = [];
  let startsPart = true;
  for (const [element, paragraph] of elements.entries()) {
    if (paragraph.type === "table" && lines.length === 0) continue;
    if (paragraph.type !== "paragraph" || paragraph.numbering) break;
    if (isStyled(paragraph, caption)) continue;
    for (const [part, piece] of splitAtBreaks(paragraph).entries()) {
      const text = textOf(piece);
      if (text !== "") {
        const isMainHeading = isStyled(paragraph, mainHeading);
        const appearance = { style: styleOf(paragraph), isMainHeading, isProminent: isProminent(piece) };
        lines.push({ text, line: element + 1, column: 1, startsPart, element, part, ...appearance });
      }
      startsPart = text === "";
    }
  }
  return lines;
}

function styleOf(paragraph: WordElement): WordLine["style"] {
  if (isStyled(paragraph, title)) return "title";
  if (isStyled(paragraph, subtitle)) return "subtitle";
  return isStyled(paragraph, heading) ? "heading" : "text";
}

function isProminent(paragraph: WordElement): boolean {
  return descendantsOf(paragraph, "run")
    .filter((run) => textOf(run) !== "")
    .every(({ isBold, fontSize }) => isBold || (fontSize ?? 0) >= largeLetters);
}
