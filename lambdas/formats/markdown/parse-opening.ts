// Parses the opening of a Markdown text: a heading, then dates and the credit (authors, places and agencies).
import { parseDate } from "../../dates/parse-date.ts";
import { type Credit, parseCredit } from "../../plain-text/credit/credit.ts";
import { foldArabic } from "../../text/fold.ts";
import type { Field } from "../submission/field.ts";

export interface Opening {
  readonly headline?: Field | undefined;
  /** The date of publication and the date of the last update, in this order. Either or both can be absent. */
  readonly dates: readonly Field[];
  readonly credit?: Credit | undefined;
  /** The text without its opening. */
  readonly text: string;
}

const numberSign = /^\s{0,3}(?:#(?!#)|#{2,6}\s)(.+)$/;
const bold = /^\s{0,3}(\*\*|__)(?!\s)([^*_]+)\1\s*$/;
const closingSigns = /(?<!#)#+$/;
const underline = /^=+\s*$/;
const mostDates = 2;
/** In characters. A longer line is text, not part of the opening. */
const longest = 1000;

/**
 * Parses the opening. If the text begins with no heading, there is no opening.
 *
 * @param firstLine the line of the file on which the text begins. The first line of the file is 1
 * @param headline the headline in the front matter, if there is one. Then a heading with other words belongs to the text
 */
export function parseOpening(
  text: string,
  firstLine: number,
  headline: string | undefined,
  timeZone: string,
): Opening {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() !== "");
  const line = lines[start] ?? "";
  const isUnderlined = underline.test(lines[start + 1] ?? "");
  const heading =
    line.length > longest
      ? undefined
      : isUnderlined
        ? line.trim()
        : (numberSign.exec(line)?.[1]?.trim().replace(closingSigns, "") ?? bold.exec(line)?.[2]);
  const found = heading && withoutMarkup(heading);
  if (!found || (headline !== undefined && foldArabic(found) !== foldArabic(headline)))
    return { dates: [], text };

  const dates: Field[] = [];
  let credit: Credit | undefined;
  let next = start + (isUnderlined ? 2 : 1);
  for (; next < lines.length; next++) {
    const written = lines[next] ?? "";
    if (written.length > longest) break;
    const said = withoutMarkup(written);
    if (said === "") continue;
    const isDate = dates.length < mostDates && parseDate(said, timeZone).kind !== "not-a-date";
    if (isDate) dates.push({ text: said, line: firstLine + next, column: columnOf(written) });
    else if (!credit && parseCredit(said)) credit = parseCredit(said);
    else break;
  }
  return {
    headline: { text: found, line: firstLine + start, column: columnOf(line) },
    dates,
    credit,
    text: lines.slice(next).join("\n"),
  };
}

/** Removes emphasis, links and code marks from a line, and keeps their text. */
function withoutMarkup(line: string): string {
  return line
    .trim()
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*{1,3}|_{1,3}|`)(\S(?:.*?\S)?)\1/g, "$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

function columnOf(line: string): number {
  return line.length - line.trimStart().length + 1;
}
