// Texts in both languages. Arabic comes first, because an editor may not know English.
import { isolate } from "./format-name.ts";

export interface Bilingual {
  readonly arabic: string;
  readonly english: string;
}

/** Both texts in one line. Each is isolated, so that it is read in its own direction. */
export function inBoth({ arabic, english }: Bilingual): string {
  return `${isolate(arabic)} / ${isolate(english)}`;
}
