// Markdown, with front matter in YAML, TOML or JSON, or without.

import { linesOf } from "../plain-text/lines.ts";
import type { Format } from "./format.ts";
import { bareBlock, fencedBlock, jsonBlock, tomlBlock } from "./markdown/field-block.ts";
import { withoutEmbargo } from "./submission/embargo-line.ts";

const name = /\.(?:md|markdown|mdown|mkd)$/i;
/** Characters in which the first two lines are looked for. */
const beginning = 2000;

export const markdown: Format = {
  recognises: (file) => {
    const { text } = file;
    if (text === undefined) return false;
    if (fencedBlock(text) || tomlBlock(text)) return true; // whatever the file is called
    // Without any of these, a file of this name holds the newspaper's own plain text.
    const isOpened = opensWithHeading(text) || bareBlock(text) !== undefined || jsonBlock(text) !== undefined;
    return name.test(file.name) && isOpened;
  },
  async parse({ name, text = "" }, timeZone) {
    const { parseMarkdown } = await import("./markdown/parse-markdown.ts");
    return parseMarkdown(text, name, timeZone);
  },
};

/** After a `#`, or several and a space, with a line of `=` under it, or bold as a whole; an embargo may stand above it. */
function opensWithHeading(text: string): boolean {
  const { rest } = withoutEmbargo(linesOf(text.slice(0, beginning)), "UTC");
  const [{ text: first } = { text: "" }, { text: second } = { text: "" }] = rest;
  return /^#(?!#)|^#{2,6}\s|^(\*\*|__)(?!\s)[^*_]+\1$/.test(first) || /^=+$/.test(second);
}
