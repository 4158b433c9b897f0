// Refusals: the reasons why a file cannot be published. They are values, not exceptions; format-refusals.ts formats them.
import type { Finding } from "./finding.ts";
import type { RefusalCode } from "./refusal-texts.ts";

export type { RefusalCode } from "./refusal-texts.ts";

export interface Refusal {
  readonly code: RefusalCode;
  /** 1-based. 1 if the refusal is about the whole file. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** The wrong text of the file, shortened to 80 characters. Empty if there is none. */
  readonly found: string;
  /** A description of the file or its content, if that helps more than a quotation. Then `found` is the parser's message. */
  readonly finding?: Finding | undefined;
}

/** The result of parsing external data: the value, or all reasons why it was refused. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
