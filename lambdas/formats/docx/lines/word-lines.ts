// The paragraphs at the beginning of a document as lines, which is how the newspaper's plain text is read.
import type { Line } from "../../../plain-text/lines.ts";
import { descendantsOf, isStyled, splitAtBreaks, textOf, type WordElement } from "./word-element.ts";

export interface WordLine extends Line {
  /** Where it stands: which element of the document's, and which of its parts between line breaks. */
  readonly element: number;
  readonly part: number;
  readonly style: "title" | "subtitle" | "heading" | "text";
  /** A heading of the first level, which many use as a title. */
  readonly isMainHeading: boolean;
  /** All of it is bold, or in letters of 16 points and more. */
  readonly isProminent: boolean;
}

const title = /^(?:title|headline|العنوان|عنوان(?: رئيسي)?)$/i;
const subtitle = /^(?:subtitle|العنوان الفرعي|عنوان فرعي)$/i;
const heading = /^(?:heading(?: \d)?|عنوان \d)$/i;
const mainHeading = /^(?:heading|عنوان) 1$/i;
/** Pandoc has names of its own. */
const caption = /^(?:(?:image |table )?caption|تسمية توضيحية)$/i;

/** Points. */
const largeLetters = 16;

/** Up to the first list or table below a line; captions belong to their pictures. */
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
