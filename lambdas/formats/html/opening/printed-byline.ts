// Finds a byline in Latin letters that is printed in bold between the headline and the text. Arabic bylines are found in parse-opening.ts,
// because the given names in them are known.
import { type Block, isElement, isParagraph, lineOfBlock, plainTextOf } from "../../../article/block.ts";
import { isFullName } from "../metadata/person-name.ts";

export interface PrintedByline {
  readonly authors: readonly string[];
  /** The blocks without the byline. */
  readonly blocks: readonly Block[];
}

/** How many blocks at the beginning are searched for the byline. */
const mostAbove = 4;
/** In characters. A paragraph of this length is text, not a byline. */
const shortestText = 80;
const longestByline = 200;
const separator = /\s*[,/&]\s*|\s+(?:and|und|et)\s+/u;

/**
 * Finds the names in the line above the first long paragraph, if that line is bold. A heading such as `Key Points` looks like a name. It
 * is recognised because one of its words occurs in lower case in the text.
 */
export function parsePrintedByline(blocks: readonly Block[]): PrintedByline {
  const start = blocks.findIndex((block) => isParagraph(block) && lineOfBlock(block).length >= shortestText);
  const index = start - 1;
  const line = blocks[index];
  if (index < 0 || index >= mostAbove || line === undefined || !isBold(line)) return { authors: [], blocks };
  const written = lineOfBlock(line);
  if (written.length > longestByline) return { authors: [], blocks };
  const authors = written.split(separator);
  const text = blocks.slice(start).map(plainTextOf).join(" ");
  const words = new Set(text.split(/[^\p{L}\p{M}]+/u));
  const isHeading = written
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => word.length > 1 && words.has(word.toLowerCase()));
  if (isHeading || !authors.every(isFullName)) return { authors: [], blocks };
  return { authors, blocks: blocks.filter((block) => block !== line) };
}

function isBold(block: Block): boolean {
  if (!isElement(block) || block.element !== "p") return false;
  const [only, ...others] = block.children.filter(
    (child) => typeof child !== "string" || child.trim() !== "",
  );
  return others.length === 0 && only !== undefined && isElement(only) && only.element === "strong";
}
