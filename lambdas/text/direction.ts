// Direction for readers that ignore ours: see Unicode Standard Annex #9 and W3C's string-meta.
import { html, type Markup } from "./html.ts";

const rlm = "\u200F"; // RIGHT-TO-LEFT MARK
const lrm = "\u200E"; // LEFT-TO-RIGHT MARK

const firstStrong =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C]|[\p{L}\u200E]/u;
const hasArabic = /\p{Script=Arabic}/u;
const strongRightToLeft =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C]/u;

/** An address, a telephone number with its plus; words of Latin letters with the digits and signs inside them: "C++". */
const leftToRightRun = new RegExp(
  [
    /https?:\/\/[!-~]*[\w/]/,
    /\+\d(?:[ -]?\d){5,}/,
    /\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*[+#]{0,2}(?:(?:[ \-._@/:&'’+?=#%~]|, )+[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*[+#]{0,2})*/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** Numbers that hyphens join turn round after Arabic letters: 2017-12-08 shows as 08-12-2017. */
const hyphenatedNumber = /(?<![\d\u0660-\u0669\u200E-])[\d\u0660-\u0669]+(?:-[\d\u0660-\u0669]+)+/gu;

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
  const runs = markRuns(text);
  return !hasArabic.test(text) || beginsRightToLeft(markNumbers(text)) ? runs : html`${rlm}${runs}`;
}

function beginsRightToLeft(text: string): boolean {
  const strong = firstStrong.exec(text)?.[0];
  return strong !== undefined && strongRightToLeft.test(strong);
}

/** Running text with its left-to-right runs marked and its hyphenated numbers kept in their order. */
export function markRuns(text: string): Markup {
  const pieces: Markup[] = [];
  let end = 0;
  for (const run of text.matchAll(leftToRightRun)) {
    pieces.push(html`${markNumbers(text.slice(end, run.index))}<span dir="ltr">${run[0]}</span>`);
    end = run.index + run[0].length;
  }
  return html`${pieces}${markNumbers(text.slice(end))}`;
}

/** Plain text with an LRM before each number that hyphens join. */
function markNumbers(text: string): string {
  return text.replace(hyphenatedNumber, (number) => `${lrm}${number}`);
}
