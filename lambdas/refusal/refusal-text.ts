// The shape of the texts that explain a refusal to editors.

export interface BilingualText {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
  /** An example of a text or a file that would have been accepted, for both languages or for each. */
  readonly example: string | { readonly arabic: string; readonly english: string };
}

interface RefusalText {
  readonly problem: string;
  readonly expected: string;
}
