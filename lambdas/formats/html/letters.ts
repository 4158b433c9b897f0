import { foldArabic } from "../../text/fold.ts";

/** A text by its letters and digits alone: spaces, marks and quotation marks differ from copy to copy. */
export function lettersOf(text: string): string {
  return foldArabic(text).replace(/[^\p{L}\p{N}]/gu, "");
}
