// Finds the headline, the date, the section and the credit (authors, places and agencies) in the first paragraphs of a document. Word's
// styles show which paragraph is which; without styles, their order does.

import { type ArticleDate, isoDate } from "../../../dates/days.ts";
import { parseDate } from "../../../dates/parse-date.ts";
import { noCredit } from "../../../plain-text/credit/credit.ts";
import { parseHeader } from "../../../plain-text/header.ts";
import { countWords, numberOf } from "../../../plain-text/lines.ts";
import { isSectionByForm } from "../../../plain-text/undated-article.ts";
import { articleFields } from "../../markdown/article-fields.ts";
import type { Fields } from "../../submission/build-submission.ts";
import { embargoIn, withoutEmbargo } from "../../submission/embargo-line.ts";
import { type Field, fieldOf } from "../../submission/field.ts";
import type { WordLine } from "../lines/word-lines.ts";
import { type Header, type HeadWithBody, textsOf, withBody } from "./body-fields.ts";
import { labelledLines } from "./labelled-lines.ts";

export interface Head extends HeadWithBody {
  readonly embargoes: readonly Field[];
  /** The headline of a second article in the document. Such a document is refused. */
  readonly secondHeadline?: Field | undefined;
  /** The fields of labelled lines such as `الكاتب: …`. `undefined` if the document has no labelled lines. */
  readonly labelled?: Omit<Fields, "paragraphs"> | undefined;
}

/** The headline is looked for among this many first lines, if it is in the title style or a level 1 heading. */
const titleWithinLines = 8;
/** The headline is looked for among this many first lines, if it is another heading or in large or bold letters. */
const headingWithinLines = 4;
/** Dates are looked for in this many lines after the headline. */
const linesToDate = 5;
/** A header has at most two dates: of publication and of the update. */
const dates = 2;
/** In words. A longer line before the headline is not the name of a section. */
const longestSection = 8;
/** In words. The same limit in a document without a title and a date. */
const longestUnparted = 4;
/** In characters. The limit for a headline without a style. */
const longestHeadline = 150;
const endsSentence = /\.[»"”)\s]*$/u;
/** A line that looks like a date with a misspelt month: `08 دسمبر 2017`. It is treated as a date, not as a part of the text. */
const likeDate = /^\p{Nd}{1,2}\s+\p{L}+\s+\p{Nd}{4}$/u;

export function parseHead(all: readonly WordLine[], timeZone: string): Head {
  const { rest: lines, embargoes } = withoutEmbargo(all, timeZone);
  const used = all.filter(({ text }) => embargoIn(text, timeZone) !== undefined);
  const head = labelledHead(lines, timeZone) ?? headOf(lines, timeZone);
  const secondHeadline = findSecondHeadline(lines, head, timeZone);
  return { ...head, embargoes, secondHeadline, used: new Set([...head.used, ...used]) };
}

function headOf(lines: readonly WordLine[], timeZone: string): HeadWithBody {
  const titled = titleOf(lines, timeZone);
  const header = titled === -1 ? datedHeader(lines, timeZone) : titledHeader(lines, titled, timeZone);
  return withBody(header ?? titledHeader(lines, headlineOf(lines), timeZone), lines);
}

/**
 * Finds a second article: a later line in the title style that is followed by a date. Titles without a date
 * are headings.
 */
function findSecondHeadline(
  lines: readonly WordLine[],
  { used }: HeadWithBody,
  timeZone: string,
): Field | undefined {
  const isTitle = (line: WordLine) => line.style === "title";
  const [first] = lines.filter(isTitle);
  if (!first || !used.has(first)) return undefined;
  return lines.find((line, at) => {
    const next = lines.slice(at + 1, at + 1 + linesToDate);
    return (
      isTitle(line) && !used.has(line) && next.some(({ text }) => parseDate(text, timeZone).kind === "date")
    );
  });
}

/** The head of a document with labelled lines such as `الكاتب: …`. `undefined` if it has no such lines. */
function labelledHead(lines: readonly WordLine[], timeZone: string): Omit<Head, "embargoes"> | undefined {
  const found = labelledLines(lines, timeZone);
  if (!found) return undefined;
  const labelled = articleFields(found.fields);
  const { id, section, headline, published, updated, standfirst } = labelled;
  const used = new Set(found.used);
  return {
    labelled,
    ...withBody({ id, section, headline, published, updated, standfirst, credit: noCredit, used }, lines),
  };
}

/**
 * The index of the line in the title style. Without one, the index of the first level 1 heading, if only a number and a section precede it
 * and no other level 1 heading follows it directly. -1 if there is none.
 */
function titleOf(lines: readonly WordLine[], timeZone: string): number {
  const beginning = lines.slice(0, titleWithinLines);
  const titled = beginning.findIndex(({ style }) => style === "title");
  if (titled !== -1) return titled;
  const headed = beginning.findIndex(({ isMainHeading }) => isMainHeading);
  const before = lines.slice(0, Math.max(0, headed)).filter((line) => numberOf(line) === undefined);
  const isFirst = before.length <= 1 && before.every((line) => countWords(line) <= longestSection);
  const isDated = before.some(({ text }) => parseDate(text, timeZone).kind !== "not-a-date");
  return isFirst && !isDated && !lines[headed + 1]?.isMainHeading ? headed : -1;
}

/**
 * Parses the header by the rules for plain text: the lines before the date are the section and the headline. `undefined` if the document
 * has no date.
 */
function datedHeader(lines: readonly WordLine[], timeZone: string): Header | undefined {
  const header = parseHeader(lines, timeZone);
  const impossible = header.refusals.find(({ code }) => code === "impossible-date");
  if (!header.published && !impossible) return undefined;
  const used = new Set(lines);
  for (const line of header.rest) used.delete(line as WordLine);
  return {
    id: fieldOf(header.id),
    section: fieldOf(header.section),
    headline: fieldOf(header.headline),
    published: impossible ? { ...impossible, text: impossible.found } : fieldOfDate(header.published),
    updated: fieldOfDate(header.updated),
    credit: header.credit,
    used,
  };
}

/**
 * Parses the number, the section and the dates around a headline that was found by its style.
 *
 * @param at the index of the headline, -1 if there is none
 */
function titledHeader(lines: readonly WordLine[], at: number, timeZone: string): Header {
  const style = lines[at]?.style;
  const others = lines.slice(at).findIndex((line) => line.style !== style || style !== "title");
  const end = at === -1 ? 0 : at + Math.max(1, others === -1 ? lines.length - at : others);
  const title = lines.slice(Math.max(0, at), end);
  const before = lines.slice(0, Math.max(0, at));
  const after = lines.slice(end, end + linesToDate);
  const isDate = ({ text }: WordLine) =>
    parseDate(text, timeZone).kind !== "not-a-date" || likeDate.test(text);
  const toDate = after.findIndex(isDate);
  const afterDates = after.findIndex((line, index) => index > toDate && !isDate(line));
  // The dates of the header follow each other. A later date, after a line that is not a date, is part of the text.
  const below = toDate === -1 ? [] : after.slice(toDate, afterDates === -1 ? undefined : afterDates);
  const dated = [...before.filter(isDate), ...below].slice(0, dates);
  const numbers = before.filter(numberOf);
  const section = before.find(
    (line) => !numbers.includes(line) && !isDate(line) && countWords(line) <= longestSection,
  );
  const standfirst = after.filter(
    ({ style }, index) => style === "subtitle" || (style === "heading" && index < toDate),
  );
  const [published, updated] = dated;
  return {
    id: fieldOf(numbers[0] && numberOf(numbers[0])),
    section,
    headline: title[0] && { ...title[0], text: textsOf(title) },
    published,
    updated,
    standfirst: standfirst[0] && { ...standfirst[0], text: textsOf(standfirst) },
    credit: noCredit,
    used: new Set([...title, ...dated, ...numbers, ...(section ? [section] : []), ...standfirst]),
  };
}

/**
 * The index of the headline in a document without a title and a date: the first heading; or the first line in bold or large letters, if the
 * next line is in normal letters; or the first line, if it is not a sentence. Below the article's number, a section can be above the headline.
 * -1 if there is none.
 */
function headlineOf(lines: readonly WordLine[]): number {
  const numbers = lines.findIndex((line) => numberOf(line) === undefined);
  const first = Math.max(0, numbers);
  const isAfterSection = (at: number) =>
    at !== -1 && lines.slice(first, at).every((line) => countWords(line) <= longestUnparted);
  const headed = lines.slice(0, headingWithinLines).findIndex(({ style }) => style === "heading");
  if (isAfterSection(headed)) return headed;
  const prominent = lines
    .slice(0, headingWithinLines)
    .findIndex((line) => line.isProminent && line.text.length <= longestHeadline && !numberOf(line));
  const isOnlyOne = !lines[prominent + 1]?.isProminent;
  if (isAfterSection(prominent) && isOnlyOne) return prominent;
  const at = first > 0 && isSectionByForm(lines.slice(first)) ? first + 1 : first;
  const line = lines[at];
  return line && line.text.length <= longestHeadline && !endsSentence.test(line.text) ? at : -1;
}

function fieldOfDate(date: ArticleDate | undefined): Field | undefined {
  return date && { text: isoDate(date) };
}
