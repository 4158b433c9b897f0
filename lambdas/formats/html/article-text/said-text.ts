// A page's own statement of its text, which search engines read, decides what of the page's blocks is text.

import { type Block, plainTextOf } from "../../../article/block.ts";
import { foldedWords } from "../../../plain-text/words.ts";
import { isPicture } from "../../../rich-text/block-kinds.ts";

const wordsInRun = 4;
/** Runs; a shorter statement is a summary. */
const fewestRuns = 60;
/** Of the stated runs: what the page shows of them, if the statement is of this text. */
const nearlyAll = 0.85;
/** Of a block's runs. */
const enough = 0.3;
/** Of all runs before the end of the statement: so much text after it was left out of it. */
const mostAfter = 0.15;
/** Characters. */
const longParagraph = 80;
const cutShort = /(?:\.\.\.|…)$/;

/**
 * The blocks that the page shows, without those that its statement leaves out; all of them where the statement is cut
 * short. The statement itself where a script would have had to show the text.
 */
export function keepSaid(shown: readonly Block[], said: readonly Block[]): readonly Block[] {
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
  const [first, last] = [shares.findIndex(isSaid), shares.findLastIndex(isSaid)];
  const after = shown.slice(last + 1);
  const left = after.flatMap((block) => runsOf(plainTextOf(block))).length;
  if (left > stated.size * mostAfter && after.some(isLongParagraph)) return shown;
  return shown.filter((block, index) => {
    if (isPicture(block)) return true;
    // Statements leave out headings, lists, tables and quotations that stand within the text, and the standfirst above it.
    if (index < first) return isLongParagraph(block);
    return isSaid(shares[index] ?? 0) || (index < last && isStructure(block));
  });
}

function isSaid(share: number): boolean {
  return share >= enough;
}

function isStructure(block: Block): boolean {
  return typeof block === "object" && "element" in block && block.element !== "p";
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
