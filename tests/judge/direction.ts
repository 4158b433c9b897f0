// Applies the direction rules of feed readers (direction-rules.ts) to every entry of every feed document.
import { directionRules, isLatin } from "./direction-rules.ts";
import type { FeedDocument } from "./entry.ts";
import { read } from "./judges/feedsmith.ts";

export interface LeftToRight {
  readonly reader: string;
  readonly rule: string;
  readonly path: string;
  readonly entry: string;
  readonly text: string;
}

export interface Directions {
  /** How many times a rule was applied to an entry. */
  readonly decided: number;
  /** Texts with Arabic letters that a reader would show from left to right. The feed must be changed. */
  readonly wrong: readonly LeftToRight[];
  /** Texts without any Arabic letter, which are correctly shown from left to right. */
  readonly allowed: readonly LeftToRight[];
}

export function decideDirections(documents: readonly FeedDocument[]): Directions {
  let decided = 0;
  const found: LeftToRight[] = [];
  for (const document of documents) {
    const { language = "", entries } = read(document);
    for (const { id: entry = "", title = "", html = "" } of entries) {
      for (const { reader, rule, leftToRight } of directionRules) {
        decided += 1;
        const texts = leftToRight({ language, title, html });
        for (const text of texts) found.push({ reader, rule, path: document.path, entry, text });
      }
    }
  }
  return {
    decided,
    wrong: found.filter(({ text }) => !isLatin(text)),
    allowed: found.filter(({ text }) => isLatin(text)),
  };
}
