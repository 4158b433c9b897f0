// Refusals: the reasons why a file cannot be published. They are values, not exceptions; format-refusals.ts formats them.
import type { Finding } from "./finding.ts";
import type { RefusalCode } from "./refusal-texts.ts";

export type { RefusalCode } from "./refusal-texts.ts";

export interface Refusal {
  readonly code: RefusalCode;
  /** The line of the wrong text. The first line of a file is 1. A refusal of the whole file has line 1, too. */
  readonly line: number;
  /** The column of the wrong text, in UTF-16 code units. The first column of a line is 1. */
  readonly column: number;
  /** The wrong text, shortened to 80 characters. Empty if no text of the file is wrong. */
  readonly found: string;
  /** A description of the file or its content, where a quotation would not help. Then `found` is the parser's own message. */
  readonly finding?: Finding | undefined;
}

/** The result of parsing external data: the value, or all reasons why it was refused. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
