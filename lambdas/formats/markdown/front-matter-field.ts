// The fields of front matter as they are written in the file.

/** A value. Numbers and dates are texts, as they are written: `0012` keeps its zeros, `2017-12-08` is a text. Null is an empty text. */
export type Value = string | readonly Value[] | ReadonlyMap<unknown, Value>;

export interface FrontMatterField {
  readonly key: string;
  readonly value: Value;
  /** The place of the value in the file. The first line is 1, and the first column is 1. */
  readonly line: number;
  readonly column: number;
}
