/** A part of a text, in UTF-16 code units; its end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
