// The fields of front matter before their names are known, and the refusal of front matter that can't be parsed.
import type { Parsed, Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";

/** Every scalar is the text as written: `0012` keeps its zeros, `2017-12-08` stays a text. Null is an empty text. */
export type Value = string | readonly Value[] | ReadonlyMap<unknown, Value>;

export interface FrontMatterField {
  readonly key: string;
  readonly value: Value;
  /** Of the value in the file, 1-based. */
  readonly line: number;
  readonly column: number;
}

export function refuseFrontMatter(at: Partial<Refusal>): Parsed<never> {
  return { ok: false, refusals: [refuse("broken-front-matter", at)] };
}
