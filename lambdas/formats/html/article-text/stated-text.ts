// Removes blocks of a page that are not part of the article's text. Some pages state this text in their structured data (`articleBody`). The
// shown blocks are compared with the stated text by their runs. A run is four words in a row.

import { type Block, isParagraph, isPicture, plainTextOf } from "../../../article/block.ts";
import { foldedWords } from "../../../text/words.ts";

const wordsInRun = 4;
/** A stated text with fewer runs is a summary, and is not used. */
const fewestRuns = 60;
/** The page must show this share of the stated runs. If it shows less, the stated text is the text of another article. */
const nearlyAll = 0.85;
/** A block is part of the text if this share of its runs is in the stated text. */
const enough = 0.3;
/** If more than this share of the text follows the last stated block, the stated text is incomplete, and is not used. */
const mostAfter = 0.15;
/** In characters. A paragraph of this length is not a label or a caption. */
const longParagraph = 80;
const cutShort = /(?:\.\.\.|…)$/;

/**
 * The shown blocks that are in the stated text. All shown blocks if the stated text is cut short. The stated text itself if the page shows
 * less than half of it, because then a script would load the rest of the page's text.
 */
export function keepStated(shown: readonly Block[], said: readonly Block[]): readonly Block[] {
  const text = said.map(plainTextOf).join("\n");
  const stated = new Set(runsOf(text));
  const all = runsOf(shown.map(plainTextOf).join("\n"));
  const found = new Set(all.filter((run) => stated.has(run)));
  const shares = shown.map((block) => {
    const runs = runsOf(plainTextOf(block));
    const hits = runs.filter((run) => stated.has(run));
    return runs.length === 0 ? 0 : hits.length / runs.length;
  });
  if (all.length * 2 < stated.size) return said;
  if (stated.size < fewestRuns || found.size < stated.size * nearlyAll || cutShort.test(text.trimEnd()))
    return shown;
  const [first, last] = [shares.findIndex(isStated), shares.findLastIndex(isStated)];
  const after = shown.slice(last + 1);
  const left = after.flatMap((block) => runsOf(plainTextOf(block))).length;
  if (left > stated.size * mostAfter && after.some(isLongParagraph)) return shown;
  return shown.filter((block, index) => {
    if (isPicture(block)) return true;
    // Headings, lists, tables and quotations within the text are kept, and so is the standfirst above it: a stated text often lacks them.
    if (index < first) return isLongParagraph(block);
    return isStated(shares[index] ?? 0) || (index < last && isStructure(block));
  });
}

function isStated(share: number): boolean {
  return share >= enough;
}

function isStructure(block: Block): boolean {
  return !isParagraph(block) && !isPicture(block);
}

function isLongParagraph(block: Block): boolean {
  return !isStructure(block) && plainTextOf(block).length >= longParagraph;
}

function runsOf(text: string): readonly string[] {
  const words = foldedWords(text);
  const length = Math.min(wordsInRun, words.length);
  if (length === 0) return [];
  return words
    .slice(0, words.length - length + 1)
    .map((_, start) => words.slice(start, start + length).join(" "));
}
