// Parses what a page prints above its text: headline, dates, byline. They become fields and are removed from the text.

import { type Block, isHeading, plainTextOf } from "../../../article/block.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import { type Credit, noCredit, parseCredit } from "../../../plain-text/credit/credit.ts";
import { inOneLine } from "../../../plain-text/words.ts";
import { isParagraph, isPicture } from "../../../rich-text/block-kinds.ts";
import { foldArabic } from "../../../text/fold.ts";
import { updateLabel } from "./line-boxes.ts";

export interface Opening {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly credit: Credit;
  /** The text without its opening. */
  readonly blocks: readonly Block[];
}

/** The headline is searched in this many blocks. The blocks above it must not be longer than this. */
const mostAbove = 6;
const longestAbove = 120;
/** Characters of a line with names and dates. */
const longest = 200;
/** Separates the parts of a line: `أحمد الحارثي | 8 ديسمبر 2017`. */
const separator = /[\n|•·]/u;
const label = /^(?:بقلم|كتبت?|المحررة?|الكاتبة?|by)\s*:?\s+/iu;

/** @param known values from the page's metadata, which are often printed again */
export function parseOpening(
  blocks: readonly Block[],
  headline: string | undefined,
  known: readonly string[],
  timeZone: string,
): Opening {
  const said = new Set(known.map(foldArabic));
  const above = blocks
    .slice(0, mostAbove)
    .findIndex(
      (block) => headline !== undefined && foldArabic(inOneLine(plainTextOf(block))) === foldArabic(headline),
    );
  const isShort = blocks
    .slice(0, above)
    .every((block) => inOneLine(plainTextOf(block)).length <= longestAbove);
  const start = isShort ? above + 1 : 0;
  const pictures = blocks.slice(0, start).filter(isPicture);

  let published: string | undefined;
  let updated: string | undefined;
  let credit = noCredit;
  /** Whether the piece repeats a known value, or is a date or a credit. */
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

/** Takes a line only if all its parts can be taken. Otherwise the line is text. */
function takeAll(pieces: readonly string[], take: (piece: string) => boolean): boolean {
  return pieces.filter((piece) => piece.trim() !== "").every((piece) => take(piece.trim()));
}
