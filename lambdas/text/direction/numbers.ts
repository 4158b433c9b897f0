// Finds numbers that are read from left to right as a whole: ISO dates, telephone numbers and numbers with a sign. In Arabic, ranges, scores,
// times, seasons and prices are read from right to left, and the bidi algorithm displays them in that order.
import type { Range } from "./range.ts";

const isoDate = /(?<![\d./-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])/g;

/**
 * A number with a sign. Before the sign is a space, a comma, a tatweel, or an opening bracket or quotation mark. If the sign followed a
 * number, it could be a dash.
 */
const signed = /(?<=^|[\s(["'“«\u0640\u060C])(?<!\d\s)[+\-\u2212±]\d+(?:[.,]\d+)*(?![\d-])/g;
/** A year after a dash without a space, not a number with a sign: "جنيف -2017". */
const isDashed = /^-\d{4,}$/;

/** Numbers joined by single spaces, hyphens, full stops or brackets. */
const joined = /(?<![\p{L}\p{N}+.,:/-])(?:\(\+?\d{1,4}\)|\+?\d+)(?:[ \u00A0.-]\(?\d+\)?|\(\d+\))*/gu;
const isDate = /^\d{1,2}[.-]\d{1,2}[.-](?:\d{2}|\d{4})(?!\d)/;
const isNorthAmerican = /^(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;
const hasSeparator = /\d\D+\d/;
/** Words before a local telephone number. */
const telephone =
  /(?:هاتف|هواتف|تلفون|تليفون|جوال|موبايل|محمول|نقال|فاكس|واتس ?[اآ]ب|اتصل|اتصال|تواصل|استفسار|الرقم|الأرقام|(?<!\p{L})ت)[^\d\n]{0,12}$/u;
/** How many characters before a number are searched for such a word. */
const nearby = 30;

const fewestDigits = 6;
/** The standard E.164 allows 15 digits. A prefix for calls abroad, such as 00, adds two. */
const mostDigits = 17;

export function findNumbers(text: string): readonly Range[] {
  const rangesOf = (pattern: RegExp, isWanted: (found: string) => boolean = () => true) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => isWanted(found))
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  return [
    ...rangesOf(isoDate),
    ...rangesOf(signed, (found) => !isDashed.test(found)),
    ...findTelephoneNumbers(text),
  ];
}

function findTelephoneNumbers(text: string): readonly Range[] {
  const found: Range[] = [];
  for (const { 0: number, index: start } of text.matchAll(joined)) {
    const digits = number.length > 40 ? 0 : number.replace(/\D/g, "").length;
    if (digits < fewestDigits || digits > mostDigits) continue;
    const before = text.slice(Math.max(0, found.at(-1)?.end ?? 0, start - nearby), start);
    const isNext = before.length <= 5 && found.length > 0;
    if (
      looksLikeTelephone(number, digits) ||
      (hasSeparator.test(number) && isPlain(number) && (isNext || telephone.test(before)))
    )
      found.push({ start, end: start + number.length });
  }
  return found;
}

function looksLikeTelephone(number: string, digits: number): boolean {
  if (/^\(?\+/.test(number)) return true;
  if (!isPlain(number)) return false;
  if (number.startsWith("00")) return digits > 8;
  if (/^\(?0\d/.test(number) && hasSeparator.test(number)) return digits > 7;
  return isNorthAmerican.test(number);
}

function isPlain(number: string): boolean {
  return !isDate.test(number);
}
