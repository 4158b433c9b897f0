// Recognises Markdown. It can begin with front matter: fields in YAML, TOML or JSON.

import { linesOf } from "../plain-text/lines.ts";
import type { Format } from "./format.ts";
import { bareBlock, fencedBlock, jsonBlock } from "./markdown/field-block.ts";
import { withoutEmbargo } from "./submission/embargo-line.ts";
import { refuseLongText } from "./submission/long-text.ts";

const name = /\.(?:md|markdown|mdown|mkd)$/i;
/** How many characters are searched for the first two lines. */
const beginning = 2000;

export const markdown: Format = {
  recognises: (file) => {
    const { text } = file;
    if (text === undefined) return false;
    // A file with front matter is Markdown, whatever its name is.
    if (fencedBlock(text, "yaml") || fencedBlock(text, "toml")) return true;
    // A file with this extension but without front matter and without a heading is parsed as the newspaper's plain text.
    const isOpened = opensWithHeading(text) || bareBlock(text) !== undefined || jsonBlock(text) !== undefined;
    return name.test(file.name) && isOpened;
  },
  async parse({ name, text = "" }, timeZone) {
    const refusals = refuseLongText(text);
    if (refusals.length > 0) return { ok: false, refusals };
    const { parseMarkdown } = await import("./markdown/parse-markdown.ts");
    return parseMarkdown(text, name, timeZone);
  },
};

/**
 * Whether the text begins with a heading. A line is a heading if it begins with one `#`, or with several and a space; if the next line
 * consists of `=`; or if all of it is bold. A line with an embargo can precede the heading.
 */
function opensWithHeading(text: string): boolean {
  const { rest } = withoutEmbargo(linesOf(text.slice(0, beginning)), "UTC");
  const [{ text: first } = { text: "" }, { text: second } = { text: "" }] = rest;
  return /^#(?!#)|^#{2,6}\s|^(\*\*|__)(?!\s)[^*_]+\1$/.test(first) || /^=+$/.test(second);
}
