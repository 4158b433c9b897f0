// Compares a page's text with the text in its structured data (`articleBody`), to remove blocks that are not
// part of it.

import { type Block, plainTextOf } from "../../../article/block.ts";
import { foldedWords } from "../../../plain-text/words.ts";
import { isPicture } from "../../../rich-text/block-kinds.ts";

const wordsInRun = 4;
/** Runs of words. A shorter `articleBody` is a summary. */
const fewestRuns = 60;
/** The part of the stated runs that the page must show. With less, the statement belongs to another text. */
const nearlyAll = 0.85;
/** The part of a block's runs that must be in the statement. */
const enough = 0.3;
/** If more text than this part follows after the end of the statement, the statement is incomplete. */
const mostAfter = 0.15;
/** Characters. */
const longParagraph = 80;
const cutShort = /(?:\.\.\.|…)$/;

/**
 * The shown blocks that the statement contains. All shown blocks if the statement is cut short. The statement
 * itself if the page shows too little, because a script would load the text.
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
    // Statements leave out headings, lists, tables and quotations within the text, and the standfirst above it.
    if (index < first) return isLongParagraph(block);
    return isStated(shares[index] ?? 0) || (index < last && isStructure(block));
  });
}

function isStated(share: number): boolean {
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
