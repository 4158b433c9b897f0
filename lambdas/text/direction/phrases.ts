// Finds phrases that are read from left to right as a whole but do not begin or end with a letter: text in quotation marks or brackets
// («What's next?»), and names that begin with a number ("50 Cent", "737 MAX").
import { type BidiClasses, fromRight, hasClass, L } from "./bidi-classes.ts";
import type { Range } from "./range.ts";

const quoted = /«[^«»\n]*»|“[^“”\n]*”|"[^"\n]*"|(?<![\p{L}\p{N}])(?:'[^'\n]*'|‘[^‘’\n]*’)(?![\p{L}\p{N}])/gu;
const bracketed = /[([]([^()[\]\n]*)[)\]]/g;

const numbered = /(?<![\p{L}\p{N}.,:+/-])(\d{1,4}) (\p{Lu}[\p{L}\p{N}]*)/gu;
const isYear = /^(?:19|20)\d\d$/;
/** Units after a number. In Arabic, prices, amounts and times are read from right to left: "500 USD", "8 GB", "9 AM". */
const isUnit = /^(?:[KMGT](?:B|bps|Hz|W|Wh|J)|Hz|W|V|A|C|F|K|L|AM|PM|GMT|UTC|BC|AD|CE)$/;
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

export function findPhrases(text: string, classes: BidiClasses): readonly Range[] {
  const isLeftToRight = ({ start, end }: Range) =>
    hasClass(classes, L, start, end) &&
    !hasClass(classes, fromRight, start, end) &&
    !/[،«»]/.test(text.slice(start, end));
  const inside = [
    ...text.matchAll(quoted),
    ...[...text.matchAll(bracketed)].filter(([, content]) => beginsWithLetter(content)),
  ];
  const contents = inside.map(({ 0: whole, index }) =>
    trim({ start: index + 1, end: index + whole.length - 1 }, text),
  );
  const names = [...text.matchAll(numbered)]
    .filter(
      ([, number = "", name = ""]) => !isYear.test(number) && !isUnit.test(name) && !currencies.has(name),
    )
    .map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
  return [...contents, ...names].filter(isLeftToRight);
}

/** The positions of the quotation marks around each quotation. */
export function findQuotationMarks(text: string): readonly (readonly [open: number, close: number])[] {
  return [...text.matchAll(quoted)].map(({ 0: whole, index }) => [index, index + whole.length - 1]);
}

function beginsWithLetter(text = ""): boolean {
  return /^\s*\p{L}/u.test(text);
}

function trim({ start, end }: Range, text: string): Range {
  const content = text.slice(start, end);
  const first = start + content.length - content.trimStart().length;
  return { start: first, end: first + content.trim().length };
}
