// Markdown, with front matter in YAML or without.
import type { Format } from "./format.ts";

/** The line that opens front matter, whatever the file is called. */
const opensFrontMatter = /^[\s\u200E\u200F]*---[ \t]*\n/;
const name = /\.(?:md|markdown|mdown|mkd)$/i;
/** Characters in which the first two lines are looked for. */
const beginning = 2000;

export const markdown: Format = {
  recognises: (file) => {
    const { text } = file;
    if (text === undefined) return false;
    // Without either, a file of this name holds the newspaper's own plain text.
    return opensFrontMatter.test(text) || (name.test(file.name) && opensWithHeading(text));
  },
  async parse({ text = "" }, timeZone) {
    const { readMarkdown } = await import("./markdown/read-markdown.ts");
    return readMarkdown(text, timeZone);
  },
};

/** After a `#`, or with a line of `=` under it. */
function opensWithHeading(text: string): boolean {
  const [first = "", second = ""] = text.trimStart().slice(0, beginning).split("\n");
  return /^#(?!#)/.test(first) || /^=+\s*$/.test(second);
}
