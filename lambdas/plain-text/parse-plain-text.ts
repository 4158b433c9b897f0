// The newspaper's own export (docs: the plain-text format), with all the ways in which real files vary.

import type { Article } from "../article/article.ts";
import type { Parsed } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { parseBody } from "./body.ts";
import { refuseGarbled } from "./garbled.ts";
import { parseHeader } from "./header.ts";
import { at, linesOf } from "./lines.ts";
import { findSecondArticle } from "./second-article.ts";

/**
 * Reads clean text: the number, if any, once or repeated; the section, if any; the headline; one date or two; a
 * standfirst and a credit, if any; paragraphs, one a line. Each line ends up in some field. The dates are the anchor:
 * what is before them and after them is told by position first, and only then by its words.
 */
export function parsePlainText(text: string, timeZone: string): Parsed<Article> {
  const lines = linesOf(text);
  const last = lines.at(-1);
  if (!last) return { ok: false, refusals: [refuse("empty-file")] };
  const garbled = refuseGarbled(lines);
  if (garbled.length > 0) return { ok: false, refusals: garbled };
  const header = parseHeader(lines, timeZone);
  const second = findSecondArticle(header.rest, header, timeZone);
  if (second) return { ok: false, refusals: [...header.refusals, refuse("several-articles", at(second))] };
  const body = parseBody(header.rest, header.credit);
  const isUndated = header.refusals.some(({ code }) => code === "missing-date");
  const isTextMissing = body.paragraphs.length === 0 && !isUndated;
  const refusals = [
    ...header.refusals,
    ...(isTextMissing ? [refuse("missing-text", { line: last.line, column: last.column })] : []),
  ];
  const { id, section, headline, published, updated } = header;
  // The header has a headline and a date, or a refusal says why not.
  if (refusals.length > 0 || headline === undefined || published === undefined)
    return { ok: false, refusals };
  const { standfirst, credit, paragraphs } = body;
  return {
    ok: true,
    value: { id, section, headline, published, updated, standfirst, ...credit, tags: [], paragraphs },
  };
}
