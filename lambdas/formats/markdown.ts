// Recognises Markdown, with front matter in YAML, TOML or JSON, or without.

import { linesOf } from "../plain-text/lines.ts";
import type { Format } from "./format.ts";
import { bareBlock, fencedBlock, jsonBlock, tomlBlock } from "./markdown/field-block.ts";
import { withoutEmbargo } from "./submission/embargo-line.ts";

const name = /\.(?:md|markdown|mdown|mkd)$/i;
/** Characters in which the first two lines are searched. */
const beginning = 2000;

export const markdown: Format = {
  recognises: (file) => {
    const { text } = file;
    if (text === undefined) return false;
    if (fencedBlock(text) || tomlBlock(text)) return true; // whatever the file name
    // Without front matter and heading, a file with this extension holds the newspaper's plain text.
    const isOpened = opensWithHeading(text) || bareBlock(text) !== undefined || jsonBlock(text) !== undefined;
    return name.test(file.name) && isOpened;
  },
  async parse({ name, text = "" }, timeZone) {
    const { parseMarkdown } = await import("./markdown/parse-markdown.ts");
    return parseMarkdown(text, name, timeZone);
  },
};

/**
 * Whether the text begins with a heading: after `#`, or several and a space; underlined with `=`; or bold as
 * a whole. An embargo line can precede it.
 */
function opensWithHeading(text: string): boolean {
  const { rest } = withoutEmbargo(linesOf(text.slice(0, beginning)), "UTC");
  const [{ text: first } = { text: "" }, { text: second } = { text: "" }] = rest;
  return /^#(?!#)|^#{2,6}\s|^(\*\*|__)(?!\s)[^*_]+\1$/.test(first) || /^=+$/.test(second);
}
