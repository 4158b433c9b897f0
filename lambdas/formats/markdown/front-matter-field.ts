// The fields of front matter, with the names that the file gives them.

/**
 * A value. Numbers and dates are texts. In YAML they stay as they are written: `0012` keeps its zeros. In TOML and JSON they are parsed and
 * converted back, so `1.50` becomes `1.5`. Null is an empty text.
 */
export type Value = string | readonly Value[] | ReadonlyMap<unknown, Value>;

export interface FrontMatterField {
  readonly key: string;
  readonly value: Value;
  /** The place of the value in the file. The first line is 1, and the first column is 1. */
  readonly line: number;
  readonly column: number;
}
