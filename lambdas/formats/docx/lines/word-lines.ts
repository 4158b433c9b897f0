// Turns the first paragraphs of a document into lines, to which the rules for plain text can be applied.
import type { Line } from "../../../plain-text/lines.ts";
import { descendantsOf, isStyled, splitAtBreaks, textOf, type WordElement } from "./word-element.ts";

export interface WordLine extends Line {
  /** The index of the line's paragraph among the elements of the document. */
  readonly element: number;
  /** The index of the line in its paragraph: line breaks (Shift+Enter) divide a paragraph into lines. */
  readonly part: number;
  readonly style: "title" | "subtitle" | "heading" | "text";
  /** Whether the line is a level 1 heading, which many authors use instead of a title. */
  readonly isMainHeading: boolean;
  /** Whether all of the line is bold, or in letters of 16 points or more. */
  readonly isProminent: boolean;
}

const title = /^(?:title|headline|العنوان|عنوان(?: رئيسي)?)$/i;
const subtitle = /^(?:subtitle|العنوان الفرعي|عنوان فرعي)$/i;
const heading = /^(?:heading(?: \d)?|عنوان \d)$/i;
const mainHeading = /^(?:heading|عنوان) 1$/i;
/** The styles of captions, also those of documents that Pandoc wrote. */
const caption = /^(?:(?:image |table )?caption|تسمية توضيحية)$/i;

/**
 * Matches a line that names a photographer. Below a picture or its caption it is the picture's credit. Elsewhere it is a part of the
 * byline.
 */
const pictureCredit = /^(?:ب?عدسة|تصوير) ?[:：/]/u;

/** In points. Letters of this size are large. */
const largeLetters = 16;

/**
 * The lines before the first list or table. A table that stands before all lines is skipped. Captions and credits of pictures are skipped,
 * too.
 */
export function wordLinesOf(elements: readonly WordElement[]): readonly WordLine[] {
  const lines: WordLine[] = [];
  let startsPart = true;
  for (const [element, paragraph] of elements.entries()) {
    if (paragraph.type === "table" && lines.length === 0) continue;
    if (paragraph.type !== "paragraph" || paragraph.numbering) break;
    if (isStyled(paragraph, caption)) continue;
    if (pictureCredit.test(textOf(paragraph)) && isBelowPicture(elements, element)) continue;
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

function isBelowPicture(elements: readonly WordElement[], index: number): boolean {
  const above = elements[index - 1];
  return above !== undefined && (isStyled(above, caption) || descendantsOf(above, "image").length > 0);
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
