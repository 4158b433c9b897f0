// Parses pages that only hold lines, as word processors save them, by the rules for plain text.

import type { Submission } from "../../../article/article.ts";
import { type Block, plainTextOf } from "../../../article/block.ts";
import { parseCredit } from "../../../plain-text/credit/credit.ts";
import { parsePlainText } from "../../../plain-text/parse-plain-text.ts";
import { inOneLine } from "../../../plain-text/words.ts";
import { isPicture } from "../../../rich-text/block-kinds.ts";

/** The article in the blocks. `undefined` if their order is not that of a plain text. */
export function parsePlainLayout(blocks: readonly Block[], timeZone: string): Submission | undefined {
  const lines = blocks.filter((block) => lineOf(block) !== "");
  const parsed = parsePlainText(lines.map(lineOf).join("\n"), timeZone);
  if (!parsed.ok) return undefined;
  const { headline } = parsed.value;
  // A byline above the date is not the second line of the headline.
  if (lines.map(lineOf).some((line) => headline.includes(line) && parseCredit(line))) return undefined;
  const { paragraphs } = parsed.value;
  return { kind: "article", article: { ...parsed.value, paragraphs: withMarkup(paragraphs, lines, blocks) } };
}

/**
 * The paragraphs with their markup, and the pictures between them. The dateline may have been removed from
 * the first one.
 */
function withMarkup(
  paragraphs: readonly Block[],
  lines: readonly Block[],
  blocks: readonly Block[],
): readonly Block[] {
  const written = lines.slice(-paragraphs.length);
  const isWhole = (block: Block, index: number) => lineOf(block) === lineOf(paragraphs[index] ?? "");
  const [first = ""] = written;
  if (!written.every((block, index) => index === 0 || isWhole(block, index))) return paragraphs;
  const start = blocks.indexOf(first);
  const pictures = blocks.slice(0, start).filter(isPicture);
  const begun = isWhole(first, 0) ? first : (paragraphs[0] ?? first);
  return [...pictures, begun, ...blocks.slice(start + 1)];
}

function lineOf(block: Block): string {
  return inOneLine(plainTextOf(block));
}
