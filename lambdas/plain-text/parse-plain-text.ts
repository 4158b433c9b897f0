// Parses the newspaper's own plain text (docs/articles.md), also in the variants that occur in real files.

import { type Article, noLists } from "../article/article.ts";
import type { Parsed } from "../refusal/refusal.ts";
import { refuse, refused } from "../refusal/refuse.ts";
import { parseBody } from "./body.ts";
import { refuseGarbled } from "./garbled.ts";
import { type PlainTextHeader, parseHeader } from "./header.ts";
import { linesOf, placeOf } from "./lines.ts";
import { findSecondArticle } from "./second-article.ts";
import { parseUndatedArticle } from "./undated-article.ts";

export type ParsedText = Parsed<Article> & {
  /** A function that reads the article without a date. Only set if the date is missing and nothing else is wrong. */
  readonly undated?: ReturnType<typeof undatedOf>;
};

/**
 * Parses clean text with these parts, in this order: a number, perhaps repeated; a section; the headline; one or two dates; a standfirst
 * and a credit (places, authors and agencies); paragraphs, one on each line. The number, the section, the standfirst and the credit are
 * optional. The dates are found first. The lines before and after them get their meaning from their position, and if that is not enough,
 * from their words. No line is dropped.
 */
export function parsePlainText(text: string, timeZone: string): ParsedText {
  const lines = linesOf(text);
  const last = lines.at(-1);
  if (!last) return refused("empty-file");
  const garbled = refuseGarbled(lines);
  if (garbled.length > 0) return { ok: false, refusals: garbled };
  const header = parseHeader(lines, timeZone);
  const second = findSecondArticle(header.rest, header, timeZone);
  if (second)
    return { ok: false, refusals: [...header.refusals, refuse("several-articles", placeOf(second))] };
  const body = parseBody(header.rest, header.credit);
  const isUndated = header.refusals.some(({ code }) => code === "missing-date");
  const isTextMissing = body.paragraphs.length === 0 && !isUndated;
  const refusals = [
    ...header.refusals,
    ...(isTextMissing ? [refuse("missing-text", { line: last.line, column: last.column })] : []),
  ];
  const { id, section, headline, published, updated } = header;
  // If the headline or the date is missing, the header contains a refusal.
  if (refusals.length > 0 || headline === undefined || published === undefined)
    return { ok: false, refusals, undated: undatedOf(header) };
  const { standfirst, credit, paragraphs } = body;
  return {
    ok: true,
    value: { id, section, headline, published, updated, standfirst, ...noLists, ...credit, paragraphs },
  };
}

function undatedOf({ id, undated: lines, refusals }: PlainTextHeader) {
  if (!lines || refusals.some(({ code }) => code !== "missing-date")) return undefined;
  return (isSection: (name: string) => boolean) => parseUndatedArticle(id, lines, isSection);
}
