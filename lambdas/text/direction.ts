// Direction for readers that ignore ours: see Unicode Standard Annex #9 and W3C's string-meta.
import { html, type Markup } from "./html.ts";

const rlm = "\u200F"; // RIGHT-TO-LEFT MARK
const lrm = "\u200E"; // LEFT-TO-RIGHT MARK

/** Letters and marks of right-to-left scripts, as the inside of a character class. */
const rightToLeft = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C`;
/** What ends a left-to-right run: those, the digits that Arabic has of its own, and its punctuation. */
const runEnds = String.raw`${rightToLeft}\u0660-\u0669\u06F0-\u06F9«»،؛؟\n`;

const hasArabic = /\p{Script=Arabic}/u;
const firstStrong = /[\p{L}\u200E\u200F\u061C]/u;
const isRightToLeft = new RegExp(`[${rightToLeft}]`, "u");

/**
 * An address; a telephone number with its plus; else all from a letter, with the digits that stand before it ("5G"), to the
 * last letter or digit before anything right-to-left.
 */
const leftToRightRun = new RegExp(
  [
    String.raw`https?:\/\/[!-~]*[\w\/]`,
    String.raw`\+\d(?:[ \-]?\d){5,}`,
    String.raw`\d*[\p{L}--[${runEnds}]](?:[^${runEnds}]*[[\p{L}\p{M}\d+#%]--[${runEnds}]])?`,
  ].join("|"),
  "gv",
);

/** Numbers that hyphens join turn round after Arabic letters: 2017-12-08 shows as 08-12-2017. */
const hyphenatedNumber = /(?<![\d\u200E-])\d+(?:-\d+)+/gu;

/**
 * A title for a reader that guesses its direction from the first strong letter: an RLM goes before one that is not
 * right-to-left. For feeds only, never for ids, slugs or pages.
 */
export function markTitle(title: string): string {
  const marked = markNumbers(title);
  return beginsRightToLeft(marked) ? marked : `${rlm}${marked}`;
}

/** The same for a summary; one without any Arabic stays as it is. */
export function markSummary(summary: string): string {
  return hasArabic.test(summary) ? markTitle(summary) : summary;
}

/** The same for a block of an article's text, with its runs marked: some readers guess for each block. */
export function markBlock(text: string): Markup {
  return html`${blockMark(text)}${markRuns(text)}`;
}

/** What goes before a block of this text, so that a reader that guesses takes it for right-to-left: an RLM or nothing. */
export function blockMark(text: string): string {
  return !hasArabic.test(text) || beginsRightToLeft(markNumbers(text)) ? "" : rlm;
}

function beginsRightToLeft(text: string): boolean {
  return isRightToLeft.test(firstStrong.exec(text)?.[0] ?? "");
}

/** Running text with its left-to-right runs marked and its hyphenated numbers kept in their order. */
export function markRuns(text: string): Markup {
  if (!isRightToLeft.test(text))
    return /\p{L}/u.test(text) ? html`<span dir="ltr">${text}</span>` : html`${text}`;
  const pieces: Markup[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(leftToRightRun)) {
    pieces.push(html`${markNumbers(text.slice(end, index))}`);
    end = closeBrackets(text, index, index + run.length);
    pieces.push(html`<span dir="ltr">${text.slice(index, end)}</span>`);
  }
  return html`${pieces}${markNumbers(text.slice(end))}`;
}

/** The end of a run, with the brackets behind it that close those that it opens: "NASA (2017)". */
function closeBrackets(text: string, start: number, end: number): number {
  const run = text.slice(start, end);
  const open = (run.match(/[([]/g)?.length ?? 0) - (run.match(/[)\]]/g)?.length ?? 0);
  const closing = /^[)\]]*/.exec(text.slice(end, end + Math.max(0, open)))?.[0] ?? "";
  return end + closing.length;
}

/** Plain text with an LRM before each number that hyphens join. */
function markNumbers(text: string): string {
  return text.replace(hyphenatedNumber, (number) => `${lrm}${number}`);
}
