// One field of a file: its text, and its place in the file if the format has lines.
import { cleanLine } from "../../text/characters.ts";

/** A place in a file. The first line is 1, and the first column is 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Field {
  readonly text: string;
  /** The place of the text in the file ({@link Place}). `undefined` if the format has no lines. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Whether the text is a date that can mean two different days. */
  readonly isUncertain?: boolean | undefined;
}

/** A field without a place. `undefined` if the text is missing or blank. */
export function fieldOf(text: string | undefined): Field | undefined {
  return text === undefined || text.trim() === "" ? undefined : { text };
}

export function fieldAt(text: string, { line, column }: Place): Field {
  return { text, line, column };
}

/** The clean text of a field in one line. `undefined` if it is blank. */
export function lineOf(field: Field | undefined): string | undefined {
  return (field && cleanLine(field.text)) || undefined;
}
