// The text of a refusal for editors.

export interface BilingualText {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
}

interface RefusalText {
  readonly problem: string;
  readonly expected: string;
  /** An example of what was expected. */
  readonly example: string;
}
