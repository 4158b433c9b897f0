// The shape of the texts that explain a refusal to editors.

export interface BilingualText {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
  /** A text or a file that would have been accepted: one example for both languages, or one for each language. */
  readonly example: string | { readonly arabic: string; readonly english: string };
}

interface RefusalText {
  readonly problem: string;
  readonly expected: string;
}
