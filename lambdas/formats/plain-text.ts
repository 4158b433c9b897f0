// The format of the newspaper's own export, and of texts that people type in the same layout.
import { latest } from "../article/latest.ts";
import { parseDate } from "../dates/parse-date.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";
import { refuse } from "../refusal/refuse.ts";
import type { Format, ParsedSubmission } from "./format.ts";
import { cutEmbargo } from "./submission/embargo-line.ts";
import { refuseLongText } from "./submission/long-text.ts";

/** The beginning of a text in another format: RTF, HTML, XML, JSON, front matter, or an agency's telegram. */
const markup = /^\s*(?:\{\\rtf|ZCZC\b|<[!?a-z]|[{[]\s*(?:["{[]|$)|---[ \t]*\n)/i;

export const plainText: Format = {
  recognises: ({ text }) => text !== undefined && !markup.test(text),
  async parse({ text = "" }, timeZone) {
    const refusals = refuseLongText(text);
    return refusals.length > 0 ? { ok: false, refusals } : parseSubmission(text, timeZone);
  },
};

function parseSubmission(text: string, timeZone: string): ParsedSubmission {
  const { rest, embargoes } = cutEmbargo(text, timeZone);
  const parsed = parsePlainText(rest, timeZone);
  const ends = embargoes.map((field) => ({ field, end: parseDate(field.text, timeZone) }));
  const unreadable = ends
    .filter(({ end }) => end.kind !== "date")
    .map(({ field: { line, column, text: found } }) => refuse("impossible-date", { line, column, found }));
  const embargo = latest(
    ends.map(({ end }) => (end.kind === "date" ? end.date : undefined)),
    timeZone,
  );
  if (unreadable.length > 0)
    return { ok: false, refusals: [...unreadable, ...(parsed.ok ? [] : parsed.refusals)] };
  if (!parsed.ok) {
    const { refusals, undated: read } = parsed;
    const undated = (isSection: (name: string) => boolean) => {
      const article = read?.(isSection);
      return article && { article, embargo };
    };
    return { ok: false, refusals, undated: read && undated };
  }
  const article = parsed.value;
  const published = latest([article.published, embargo], timeZone) ?? article.published;
  return { ok: true, value: { kind: "article", article: { ...article, published } } };
}
