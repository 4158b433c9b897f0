// The text of an agency's article, without what its other fields say already.

import { type Block, plainTextOf } from "../../article/block.ts";
import { type Credit, NO_CREDIT } from "../../plain-text/credit/credit.ts";
import { splitDateline } from "../../plain-text/credit/dateline.ts";
import { inOneLine } from "../../plain-text/words.ts";
import { dropText, isParagraph } from "../../rich-text/block-kinds.ts";
import { cleanText } from "../../text/characters.ts";

/**
 * Paragraphs of plain text. Where there are blank lines, or some lines are indented and others not, a paragraph begins
 * after the one and with the other, for then its own lines are only wrapped; else each line is a paragraph.
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

/** As Reuters sets paragraphs, even within a single `<p>`. Markup that is laid out for people indents all lines. */
export function isIndentedInPart(lines: readonly string[]): boolean {
  const others = lines.slice(1).filter((line) => line.trim() !== "");
  return others.some((line) => indent.test(line)) && !others.every((line) => indent.test(line));
}

/** A field that says plain text and holds markup, as some agencies' do. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:p|div|br|h\d|ul|ol|table|figure|section|article|html|body)\b[^<>]*>/i.test(text);
}

export interface NewsText {
  readonly paragraphs: readonly Block[];
  /** Of the dateline that ran into the first paragraph. */
  readonly credit: Credit;
  readonly standfirst: string | undefined;
}

/** A feed shows headline, byline, standfirst and dateline by themselves, so the text may not say them again. */
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
    credit: dateline?.credit ?? NO_CREDIT,
    standfirst: isBeginning(standfirst, first) ? undefined : standfirst,
  };
}

/** The text's own dateline knows best: the metadata may name the desk that edited it. */
export function creditsOf(bylines: readonly Credit[], metadata: Credit, dateline: Credit): readonly Credit[] {
  const places = dateline.places.length > 0 ? dateline.places : metadata.places;
  return [...bylines, { ...metadata, places }, dateline];
}

/** The paragraph from where its plain text goes on as `rest`; elements that end before it go. */
function withoutStart(paragraph: Block, rest: string): Block {
  const whole = plainTextOf(paragraph);
  if (typeof paragraph === "string" || "picture" in paragraph || !whole.endsWith(rest)) return rest;
  return { ...paragraph, children: dropText(paragraph.children, whole.length - rest.length) };
}

function isRepeat(block: Block | undefined, headline: string | undefined): boolean {
  return block !== undefined && headline !== undefined && wordsOf(plainTextOf(block)) === wordsOf(headline);
}

/** A summary that a machine cut from the beginning of the text. */
function isBeginning(standfirst: string | undefined, first: Block | undefined): boolean {
  if (standfirst === undefined || first === undefined) return false;
  return wordsOf(plainTextOf(first)).startsWith(wordsOf(standfirst));
}

/** Longer beginnings than this are alike in all of it. */
const compared = 2000;

function wordsOf(text: string): string {
  return cleanText(text.slice(0, compared))
    .replace(/\s+/gu, " ")
    .replace(/[\s.…]+$/u, "")
    .trim();
}
