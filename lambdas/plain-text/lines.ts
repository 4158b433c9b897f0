// The lines of a file that say something, with where they stand in it.

import { foldDigits } from "../text/digits.ts";
import { decodeEntities } from "../text/entities.ts";
import { foldArabic } from "../text/fold.ts";

export interface Line {
  /** Without outer spaces. */
  readonly text: string;
  /** 1-based, of the line in the file and of the text in the line. */
  readonly line: number;
  readonly column: number;
  /** Whether a blank line stands before it. */
  readonly startsPart: boolean;
}

/** Spaces of any kind, and marks that nobody sees. */
const BLANK = /^[\s\p{Cf}]*$/u;

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let startsPart = true;
  for (const [index, raw] of text.split("\n").entries()) {
    const written = decodeEntities(raw);
    if (BLANK.test(written)) {
      startsPart = true;
      continue;
    }
    const column = written.length - written.trimStart().length + 1;
    lines.push({ text: written.trim(), line: index + 1, column, startsPart });
    startsPart = false;
  }
  return lines;
}

/** The digits of a line that has nothing else, as those of the article's number. */
export function numberOf({ text }: Line): string | undefined {
  return /^\d{1,20}$/.exec(foldDigits(foldArabic(text)))?.[0];
}

/** What a refusal says of a line. */
export function at(line: Line | undefined) {
  return line ? { line: line.line, column: line.column, found: line.text } : {};
}

export function countWords({ text }: Line): number {
  return text.split(/\s+/).length;
}

const SHORTEST_PARAGRAPH = 80;
const FINAL_PUNCTUATION = /[.!؟?…][»"”)\]\s\p{Cf}]*$/u;

/** Whether the line is long enough for a paragraph, or ends as a sentence does. */
export function isParagraph({ text }: Line): boolean {
  return text.length >= SHORTEST_PARAGRAPH || FINAL_PUNCTUATION.test(text);
}
