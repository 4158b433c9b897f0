// The text of an agency's article, without what its other fields say already.
import { type Block, plainTextOf } from "../../article/block.ts";
import { type Credit, NO_CREDIT } from "../../plain-text/credit.ts";
import { splitDateline } from "../../plain-text/dateline.ts";
import { cleanText } from "../../text/characters.ts";

/** Paragraphs of plain text: blank lines part them where there are any, for then lines are only wrapped; else lines do. */
export function paragraphsOf(text: string): readonly string[] {
  const clean = cleanText(text)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
  return clean
    .split(/\n{2,}/.test(clean) ? /\n{2,}/ : /\n/)
    .map((paragraph) => paragraph.replace(/\s+/gu, " ").trim())
    .filter((paragraph) => paragraph !== "");
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

/** A feed shows headline, standfirst and dateline by themselves, so the text may not say them again. */
export function withoutRepeats(
  blocks: readonly Block[],
  headline: string | undefined,
  standfirst: string | undefined,
): NewsText {
  const text = isRepeat(blocks[0], headline) && blocks.length > 1 ? blocks.slice(1) : blocks;
  const [first, ...others] = text;
  const dateline = typeof first === "string" ? splitDateline(first) : undefined;
  return {
    paragraphs: dateline ? [dateline.text, ...others] : text,
    credit: dateline?.credit ?? NO_CREDIT,
    standfirst: isBeginning(standfirst, first) ? undefined : standfirst,
  };
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
