// Direction for readers that ignore ours: see Unicode Standard Annex #9 and W3C's string-meta.
import { html, type Markup } from "./html.ts";

const rlm = "\u200F"; // RIGHT-TO-LEFT MARK
const lrm = "\u200E"; // LEFT-TO-RIGHT MARK

const firstStrong =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C]|[\p{L}\u200E]/u;
const strongRightToLeft =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C]/u;

/** Runs of Latin (or Greek, Cyrillic …) words, with the digits and signs inside them: "Boeing 737-800", "F-16". */
const leftToRightRun =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*(?:[ \-._@/:&'’+]+[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*)*/gu;

/** Numbers that hyphens join turn round after Arabic letters: 2017-12-08 shows as 08-12-2017. */
const hyphenatedNumber = /(?<![\d\u0660-\u0669\u200E-])[\d\u0660-\u0669]+(?:-[\d\u0660-\u0669]+)+/gu;

/**
 * A title for a reader that guesses its direction from the first strong letter: an RLM goes before one that is not
 * right-to-left. For feeds only, never for ids, slugs or pages.
 */
export function markTitle(title: string): string {
  const strong = firstStrong.exec(title)?.[0];
  const marked = markNumbers(title);
  return strong !== undefined && strongRightToLeft.test(strong) ? marked : `${rlm}${marked}`;
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
export function markNumbers(text: string): string {
  return text.replace(hyphenatedNumber, (number) => `${lrm}${number}`);
}
