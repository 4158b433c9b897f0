// The newspaper's own export and whatever is typed like it.
import { parsePlainText } from "../plain-text/parse-plain-text.ts";
import type { Format } from "./format.ts";

/** RTF, HTML and XML, JSON, front matter: text, but not an article's plain text. */
const markup = /^\s*(?:\{\\rtf|<[!?a-z]|[{[]\s*(?:["{[]|$)|---[ \t]*\n)/i;

export const plainText: Format = {
  recognises: ({ text }) => text !== undefined && !markup.test(text),
  async parse({ text = "" }, timeZone) {
    const parsed = parsePlainText(text, timeZone);
    return parsed.ok ? { ok: true, value: { kind: "article", article: parsed.value } } : parsed;
  },
};
