// Parses pages that consist of lines only, by the rules for plain text. Word processors save such pages.

import type { Submission } from "../../../article/article.ts";
import { type Block, isPicture, lineOfBlock } from "../../../article/block.ts";
import { parseCredit } from "../../../plain-text/credit/credit.ts";
import { parsePlainText } from "../../../plain-text/parse-plain-text.ts";

/** The article in the blocks. `undefined` if their order is not the order of an article in plain text. */
export function parsePlainLayout(blocks: readonly Block[], timeZone: string): Submission | undefined {
  const lines = blocks.filter((block) => lineOfBlock(block) !== "");
  const parsed = parsePlainText(lines.map(lineOfBlock).join("\n"), timeZone);
  if (!parsed.ok) return undefined;
  const { headline } = parsed.value;
  // The rules for plain text treat a byline above the date as the second line of the headline. That is wrong in a page.
  if (lines.map(lineOfBlock).some((line) => headline.includes(line) && parseCredit(line))) return undefined;
  const { paragraphs } = parsed.value;
  return { kind: "article", article: { ...parsed.value, paragraphs: withMarkup(paragraphs, lines, blocks) } };
}

/**
 * Replaces the paragraphs by the blocks with the same text, which have markup, and adds the pictures between them. The first paragraph can
 * differ from its block, if a dateline was removed from it.
 */
function withMarkup(
  paragraphs: readonly Block[],
  lines: readonly Block[],
  blocks: readonly Block[],
): readonly Block[] {
  const written = lines.slice(-paragraphs.length);
  const isWhole = (block: Block, index: number) =>
    lineOfBlock(block) === lineOfBlock(paragraphs[index] ?? "");
  const [first = ""] = written;
  if (!written.every((block, index) => index === 0 || isWhole(block, index))) return paragraphs;
  const start = blocks.indexOf(first);
  const pictures = blocks.slice(0, start).filter(isPicture);
  const begun = isWhole(first, 0) ? first : (paragraphs[0] ?? first);
  return [...pictures, begun, ...blocks.slice(start + 1)];
}
