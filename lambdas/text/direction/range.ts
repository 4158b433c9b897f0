/** A part of a text: the UTF-16 code units from `start` up to `end`, without the one at `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
