// The newspaper's own export and whatever is typed like it.
import type { Submission } from "../article/article.ts";
import { latest } from "../article/latest.ts";
import { parseDate } from "../dates/parse-date.ts";
import { parsePlainText } from "../plain-text/parse-plain-text.ts";
import type { Parsed } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { cutEmbargo } from "./embargo-line.ts";
import type { Format } from "./format.ts";

/** RTF, HTML and XML, JSON, front matter, telegrams: text, but not an article's plain text. */
const markup = /^\s*(?:\{\\rtf|ZCZC\b|<[!?a-z]|[{[]\s*(?:["{[]|$)|---[ \t]*\n)/i;

export const plainText: Format = {
  recognises: ({ text }) => text !== undefined && !markup.test(text),
  async parse({ text = "" }, timeZone) {
    return readPlainText(text, timeZone);
  },
};

function readPlainText(text: string, timeZone: string): Parsed<Submission> {
  const { rest, embargoes } = cutEmbargo(text, timeZone);
  const parsed = parsePlainText(rest, timeZone);
  const ends = embargoes.map((field) => ({ field, end: parseDate(field.text, timeZone) }));
  const unreadable = ends
    .filter(({ end }) => end.kind !== "date")
    .map(({ field: { line, column, text: found } }) => refuse("impossible-date", { line, column, found }));
  if (!parsed.ok || unreadable.length > 0)
    return { ok: false, refusals: [...unreadable, ...(parsed.ok ? [] : parsed.refusals)] };
  const article = parsed.value;
  const dates = ends.map(({ end }) => (end.kind === "date" ? end.date : undefined));
  const published = latest([article.published, ...dates], timeZone) ?? article.published;
  return { ok: true, value: { kind: "article", article: { ...article, published } } };
}
