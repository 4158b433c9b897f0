// Removes the shortcodes of Hugo, Jekyll and Zola (`{{< name >}}`, `{% name %}`), which only these programs understand. Shortcodes for
// pictures become pictures.

/** The opening and closing marks of shortcodes. The longest opening marks come first, because they begin like the shorter ones. */
const kinds: readonly (readonly [string, string])[] = [
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{{", "}}"],
  ["{%", "%}"],
  ["{#", "}"],
  ["{:", "}"],
  ["{/*", "*/}"],
];
/** In characters. A longer match is text with brackets, not a shortcode. */
const longest = 2000;
/** The id of a heading, `{#id}`, or a comment, `{# … #}`. A text such as `{#1 في العالم}` must not match. */
const headingId = /^\{#(?:[\w-]+|[^{}]*#)\}$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** Kramdown's mark for a table of contents: a list item and `{:toc}` below it. Kramdown replaces the list item. */
const contents = /(?<![^\n])[*+-] [^\n]*\n\{:\s*toc[^}\n]*\}/gi;
/** Shortcodes with a closing part. The content of a `comment` is dropped; the content of the others is kept as it is. */
const pairs = /^(?:comment|highlight|raw)$/;
const picture = /^(?:figure|fig|img|image|picture)$/i;

/** Removes shortcodes from the text. Fenced code is not changed. */
export function withoutShortcodes(text: string): string {
  const parts: string[] = [];
  let prose: string[] = [];
  let closing: string | undefined;
  const flush = () => {
    if (prose.length > 0) parts.push(cleanProse(prose.join("\n")));
    prose = [];
  };
  for (const line of text.split("\n")) {
    const [, mark = ""] = fence.exec(line) ?? [];
    if (closing === undefined && mark === "") prose.push(line);
    else {
      flush();
      parts.push(line);
      if (closing === undefined) closing = mark;
      else if (mark.startsWith(closing) && line.trim() === mark) closing = undefined;
    }
  }
  flush();
  return parts.join("\n");
}

function cleanProse(text: string): string {
  if (!text.includes("{")) return text;
  const written = text.replace(contents, "");
  const find = finder(written);
  let clean = "";
  let at = 0;
  for (const { index } of written.matchAll(/`+|\{/g)) {
    if (index < at) continue;
    const end = written[index] === "`" ? codeEnd(written, index, find) : undefined;
    const code = end === undefined ? shortcodeAt(written, index, find) : undefined;
    clean += written.slice(at, end ?? index) + (code?.text ?? "");
    at = end ?? code?.end ?? index;
  }
  return clean + written.slice(at);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds the first match of a pattern at or after an index. */
type Find = (pattern: string, from: number) => Range | undefined;

/** A search that remembers its results, so that it runs only once for many opening marks before the same closing mark. */
function finder(written: string): Find {
  const known = new Map<string, Range | "none">();
  return (pattern, from) => {
    const before = known.get(pattern);
    if (before === "none") return undefined;
    if (before && before.start >= from) return before;
    const regex = new RegExp(pattern, "g");
    regex.lastIndex = from;
    const match = regex.exec(written);
    const found = match ? { start: match.index, end: match.index + match[0].length } : undefined;
    known.set(pattern, found ?? "none");
    return found;
  };
}

/** The end of the inline code that begins at an index. `undefined` if a blank line comes first, because it ends the paragraph. */
function codeEnd(written: string, index: number, find: Find): number | undefined {
  const [mark = "`"] = /^`+/.exec(written.slice(index, index + 100)) ?? [];
  const closing = find(`(?<!\`)${mark}(?!\`)`, index + mark.length);
  const blank = find("\\n[ \\t]*\\n", index);
  return closing && (!blank || blank.start > closing.start) ? closing.end : undefined;
}

interface Shortcode {
  /** The replacement of the shortcode. */
  readonly text: string;
  readonly end: number;
}

function shortcodeAt(written: string, index: number, find: Find): Shortcode | undefined {
  const kind = kinds.find(([opening]) => written.startsWith(opening, index));
  if (!kind) return undefined;
  const [opening, closing] = kind;
  const { end } = find(RegExp.escape(closing), index + opening.length) ?? {};
  if (end === undefined || end - index > longest) return undefined;
  const whole = written.slice(index, end);
  if (opening === "{#" && !headingId.test(whole)) return undefined;
  const inner = whole.slice(opening.length, -closing.length).trim();
  const [name = ""] = /^[\w-]+/.exec(inner) ?? [];
  return (
    (pairs.test(name) ? pairAt(written, end, { name, find }) : undefined) ?? {
      text: pictureOf(name, inner),
      end,
    }
  );
}

/** A shortcode with an opening and a closing part: `{% comment %} … {% endcomment %}`, `{{< highlight go >}} … {{< /highlight >}}`. */
function pairAt(
  written: string,
  start: number,
  { name, find }: { readonly name: string; readonly find: Find },
): Shortcode | undefined {
  const closing = find(String.raw`\{(?:%|\{<|\{%)-?\s*(?:end|/)${name}\s*-?(?:%\}\}|%\}|>\}\})`, start);
  if (!closing) return undefined;
  const content = written.slice(start, closing.start);
  const code = name === "highlight" ? `\n\`\`\`\n${content.trim()}\n\`\`\`\n` : content;
  return { text: name === "comment" ? "" : code, end: closing.end };
}

/** Renders a shortcode for a picture, `figure src="a.jpg" caption="…"`, as an image in Markdown. Empty for all other shortcodes. */
function pictureOf(name: string, inner: string): string {
  if (!picture.test(name)) return "";
  const values = new Map(
    [...inner.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = "", one, other]) => [
      key.toLowerCase(),
      one ?? other ?? "",
    ]),
  );
  const address = values.get("src") ?? "";
  if (address === "" || /[<>\n]/.test(address)) return "";
  const caption = values.get("caption") ?? values.get("title") ?? "";
  const alt = (values.get("alt") ?? "").replace(/[[\]]/g, "");
  return `![${alt}](<${address}>${caption === "" ? "" : ` "${caption.replace(/["\\]/g, "\\$&")}"`})`;
}
