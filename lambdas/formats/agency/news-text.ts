// The text of an agency's article, without the headline, the byline and the dateline, which are fields of their own.

import { type Block, dropText, isElement, isParagraph, plainTextOf } from "../../article/block.ts";
import { type Credit, joinCredits, noCredit } from "../../plain-text/credit/credit.ts";
import { splitDateline } from "../../plain-text/credit/dateline.ts";
import { cleanLine, cleanText } from "../../text/characters.ts";
import { trimEnd } from "../../text/trim.ts";
import { inOneLine } from "../../text/words.ts";

/**
 * Splits plain text into paragraphs. If the text has blank lines, or if only some of its lines are indented, a paragraph can have several
 * lines: it begins after a blank line or at an indented line. Otherwise each line is a paragraph.
 */
export function paragraphsOf(text: string): readonly string[] {
  const lines = cleanText(text).trim().split("\n");
  const isMixed = isIndentedInPart(lines);
  const isWrapped = isMixed || lines.some((line) => line.trim() === "");
  const paragraphs: string[][] = [];
  for (const [index, line] of lines.entries()) {
    const begins = !isWrapped || lines[index - 1]?.trim() === "" || (isMixed && indent.test(line));
    const last = paragraphs.at(-1);
    if (last && !begins) last.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs
    .map((paragraph) => inOneLine(paragraph.join(" ")))
    .filter((paragraph) => paragraph !== "");
}

const indent = /^[ \t\u00A0]{2,}\S/u;

/**
 * Whether some lines are indented and some are not. Reuters marks paragraphs this way, even within one `<p>`.
 * In pretty-printed markup all lines are indented.
 */
export function isIndentedInPart(lines: readonly string[]): boolean {
  const others = lines.slice(1).filter((line) => line.trim() !== "");
  return others.some((line) => indent.test(line)) && !others.every((line) => indent.test(line));
}

/** Whether a text is HTML. Some agencies declare HTML as plain text. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:p|div|br|h\d|ul|ol|table|figure|section|article|html|body)\b[^<>]*>/i.test(text);
}

export interface NewsText {
  readonly paragraphs: readonly Block[];
  /** The places and agencies of the dateline that was removed from the first paragraph. */
  readonly credit: Credit;
  readonly standfirst: string | undefined;
}

/**
 * Removes the headline, the byline and the dateline from the text, because they are published as fields of their own. Drops the standfirst
 * if the text begins with the same words.
 */
export function withoutRepeats(
  blocks: readonly Block[],
  {
    headline,
    byline,
    standfirst,
  }: Readonly<Record<"headline" | "byline" | "standfirst", string | undefined>>,
): NewsText {
  const text = [headline, byline].reduce(
    (rest, said) => (isRepeat(rest[0], said) && rest.length > 1 ? rest.slice(1) : rest),
    blocks,
  );
  const [first, ...others] = text;
  const dateline = first && isParagraph(first) ? splitDateline(plainTextOf(first)) : undefined;
  return {
    paragraphs: first && dateline ? [withoutStart(first, dateline.text), ...others] : text,
    credit: dateline?.credit ?? noCredit,
    standfirst: isBeginning(standfirst, first) ? undefined : standfirst,
  };
}

/** The credit of an article. The places in the dateline replace those in the metadata, which can name the editing desk instead. */
export function creditOf(byline: Credit, metadata: Credit, dateline: Credit): Credit {
  const places = dateline.places.length > 0 ? dateline.places : metadata.places;
  return joinCredits([byline, { ...metadata, places }, dateline]);
}

/** The paragraph without its beginning, so that its plain text is `rest`. */
function withoutStart(paragraph: Block, rest: string): Block {
  const whole = plainTextOf(paragraph);
  if (!isElement(paragraph) || !whole.endsWith(rest)) return rest;
  return { ...paragraph, children: dropText(paragraph.children, whole.length - rest.length) };
}

function isRepeat(block: Block | undefined, headline: string | undefined): boolean {
  return block !== undefined && headline !== undefined && wordsOf(plainTextOf(block)) === wordsOf(headline);
}

/** Whether the text begins with the standfirst. Then a program has copied the standfirst from the text. */
function isBeginning(standfirst: string | undefined, first: Block | undefined): boolean {
  if (standfirst === undefined || first === undefined) return false;
  return wordsOf(plainTextOf(first)).startsWith(wordsOf(standfirst));
}

/** In characters. Of a longer text, only this much is compared. */
const compared = 2000;

function wordsOf(text: string): string {
  return trimEnd(cleanLine(text.slice(0, compared)), /[\s.…]/u);
}
