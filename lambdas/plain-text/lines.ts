// The lines of a text that are not blank, with their places.
import { decodeHTMLStrict } from "entities/decode";
import { cleanText } from "../text/characters.ts";
import { foldDigits } from "../text/digits.ts";
import { foldArabic } from "../text/fold.ts";

export interface Line {
  /** The text, without white space at its beginning and end. */
  readonly text: string;
  /** The place of the text's first character in the file. The first line is 1, and the first column is 1. */
  readonly line: number;
  readonly column: number;
  /** Whether the line before this one is blank, or this is the first line. */
  readonly startsPart: boolean;
}

/** A line with only white space and invisible characters. */
const blank = /^[\s\p{Cf}]*$/u;

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let startsPart = true;
  for (const [index, raw] of text.split("\n").entries()) {
    const written = decodeEntities(raw);
    if (blank.test(written)) {
      startsPart = true;
      continue;
    }
    const column = written.length - written.trimStart().length + 1;
    lines.push({ text: written.trim(), line: index + 1, column, startsPart });
    startsPart = false;
  }
  return lines;
}

/**
 * Decodes the character references that a site's export left in plain text: `&nbsp;`, `&#8220;`. Only well-formed ones are decoded: `R&D`
 * and `R&D;` do not change.
 */
function decodeEntities(line: string): string {
  if (!line.includes("&")) return line;
  const decoded = decodeHTMLStrict(line);
  // A reference can stand for a line break or a forbidden character.
  return decoded === line ? line : cleanText(decoded).replaceAll("\n", " ");
}

/** The article's number, if the line has only digits. */
export function numberOf({ text }: Line): string | undefined {
  return /^\d{1,20}$/.exec(foldDigits(foldArabic(text)))?.[0];
}

/** The place and text of a line, as a refusal states them. */
export function placeOf(line: Line | undefined) {
  return line ? { line: line.line, column: line.column, found: line.text } : {};
}

export function countWords({ text }: Line): number {
  return text.split(/\s+/).length;
}

/** In characters. A line of this length is a paragraph. */
const shortestParagraph = 80;
const finalPunctuation = /[.!؟?…][»"”)\]\s\p{Cf}]*$/u;

/** Whether a line is a paragraph: it is long, or it ends like a sentence. */
export function isParagraph({ text }: Line): boolean {
  return text.length >= shortestParagraph || finalPunctuation.test(text);
}
