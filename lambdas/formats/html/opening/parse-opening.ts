// Parses the opening of a page: the headline, the dates and the byline above its text. They become fields and are removed from the text.

import {
  type Block,
  isHeading,
  isParagraph,
  isPicture,
  lineOfBlock,
  plainTextOf,
} from "../../../article/block.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import { noCredit, parseCredit } from "../../../plain-text/credit/credit.ts";
import { foldArabic } from "../../../text/fold.ts";
import { type Lines, updateLabel } from "./line-boxes.ts";

export interface Opening extends Lines {
  /** The text without its opening. */
  readonly blocks: readonly Block[];
}

/** How many blocks at the beginning are searched for the headline. */
const mostAbove = 6;
/** In characters. If a block above the headline is longer, it belongs to the text, and so do the blocks up to the headline. */
const longestAbove = 120;
/** In characters. A longer line is text, not a line with names and dates. */
const longest = 200;
/** The separators between the parts of a line: `أحمد الحارثي | 8 ديسمبر 2017`. */
const separator = /[\n|•·]/u;
const label = /^(?:بقلم|كتبت?|المحررة?|الكاتبة?|by)\s*:?\s+/iu;

/**
 * Parses the opening.
 *
 * @param known values in the page's metadata, such as the section. Pages often print them above the text, too
 */
export function parseOpening(
  blocks: readonly Block[],
  headline: string | undefined,
  known: readonly string[],
  timeZone: string,
): Opening {
  const said = new Set(known.map(foldArabic));
  const above = blocks
    .slice(0, mostAbove)
    .findIndex((block) => headline !== undefined && foldArabic(lineOfBlock(block)) === foldArabic(headline));
  const isShort = blocks.slice(0, above).every((block) => lineOfBlock(block).length <= longestAbove);
  const start = isShort ? above + 1 : 0;
  const pictures = blocks.slice(0, start).filter(isPicture);

  let published: string | undefined;
  let updated: string | undefined;
  let credit = noCredit;
  /** Takes a piece of the opening: a known value, a date or a credit (names of people, places and agencies). False for any other text. */
  const take = (piece: string): boolean => {
    if (said.has(foldArabic(piece.replace(label, "")))) return true;
    if (parseDate(piece, timeZone).kind === "date") {
      if (updateLabel.test(piece) || published !== undefined) updated ??= piece;
      else published = piece;
      return true;
    }
    const found = parseCredit(piece);
    if (found) credit = credit === noCredit ? found : credit;
    return found !== undefined;
  };
  let next = start;
  for (; next < blocks.length; next++) {
    const block = blocks[next] ?? "";
    if (isPicture(block)) {
      pictures.push(block);
      continue;
    }
    const text = plainTextOf(block).trim();
    const isLine = isHeading(block) || isParagraph(block);
    if (!isLine || text.length > Math.max(longest, ...known.map(({ length }) => length))) break;
    if (!take(text) && !(separator.test(text) && takeAll(text.split(separator), take))) break;
  }
  return { published, updated, credit, blocks: [...pictures, ...blocks.slice(next)] };
}

/** Takes the parts of a line. False if one of them does not belong to the opening; then the line is text. */
function takeAll(pieces: readonly string[], take: (piece: string) => boolean): boolean {
  return pieces.filter((piece) => piece.trim() !== "").every((piece) => take(piece.trim()));
}
