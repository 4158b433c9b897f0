// The shape of the texts that explain a refusal to editors.

export interface BilingualText {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
}

interface RefusalText {
  readonly problem: string;
  readonly expected: string;
  /** An example of a text or a file that would have been accepted. */
  readonly example: string;
}
