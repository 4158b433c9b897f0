// Why a file can't be published: values, not exceptions. Text for people is made in format-refusals.ts alone.
import type { Finding } from "./finding.ts";

export type RefusalCode =
  | "empty-file"
  | "file-too-large"
  | "unknown-format"
  | "undecodable"
  | "damaged-file"
  | "broken-front-matter"
  | "several-articles"
  | "too-many-articles"
  | "missing-id"
  | "repeated-id"
  | "not-an-article"
  | "not-a-picture"
  | "missing-headline"
  | "missing-date"
  | "impossible-date"
  | "ambiguous-date"
  | "missing-text"
  | "unusable-key"
  | "unusable-id"
  | "number-of-an-agency"
  | "unusable-headline"
  | "unusable-section"
  | "too-much"
  | "breaks-a-rule"
  | "copy-of-file";

export interface Refusal {
  readonly code: RefusalCode;
  /** 1-based; 1 for what concerns the whole file. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** The offending text as it stands in the file, shortened to 80 characters; empty when there is nothing. */
  readonly found: string;
  /** What a file is or holds, where that says more; `found` is then the parser's own word for it, in English. */
  readonly finding?: Finding | undefined;
}

/** What parsing anything from outside answers: the value, or every reason why there is none. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
