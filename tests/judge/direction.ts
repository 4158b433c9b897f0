// The readers' rules applied to every entry of every document.
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
  /** Decisions that were taken: one for each rule and entry. */
  readonly decided: number;
  /** What the feed should do something about. */
  readonly wrong: readonly LeftToRight[];
  /** Latin text from its first letter to its last: left-to-right is right. */
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
