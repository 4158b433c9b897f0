// What Hugo, Jekyll and Zola put into a text for their own programs: never for readers, except the pictures.

/** What opens it and what closes it; the longest opening first. */
const kinds: readonly (readonly [string, string])[] = [
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{{", "}}"],
  ["{%", "%}"],
  ["{#", "}"],
  ["{:", "}"],
  ["{/*", "*/}"],
];
/** Characters of one; a longer one is text with brackets in it. */
const longest = 2000;
/** `{#id}` behind a heading and a comment, but not `{#1 في العالم}`. */
const headingId = /^\{#(?:[\w-]+|[^{}]*#)\}$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** Kramdown's table of contents: a list that is replaced. */
const contents = /^[*+-] [^\n]*\n\{:\s*toc[^}\n]*\}/gim;
/** Their content is for the program too, or is code. */
const pairs = /^(?:comment|highlight|raw)$/;
const picture = /^(?:figure|fig|img|image|picture)$/i;

/** The text without them; code stays as it is. */
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

type Find = (text: string, from: number) => number;

/** Looks for a text and remembers where there is none, so that a thousand openings without an end cost one search. */
function finder(written: string): Find {
  const missing = new Set<string>();
  return (text, from) => {
    if (missing.has(text)) return -1;
    const index = written.indexOf(text, from);
    if (index === -1) missing.add(text);
    return index;
  };
}

function codeEnd(written: string, index: number, find: Find): number | undefined {
  const [mark = "`"] = /^`+/.exec(written.slice(index, index + 100)) ?? [];
  const end = find(mark, index + mark.length);
  return end === -1 ? undefined : end + mark.length;
}

interface Shortcode {
  /** What stands in its place. */
  readonly text: string;
  readonly end: number;
}

function shortcodeAt(written: string, index: number, find: Find): Shortcode | undefined {
  const kind = kinds.find(([opening]) => written.startsWith(opening, index));
  if (!kind) return undefined;
  const [opening, closing] = kind;
  const found = find(closing, index + opening.length);
  if (found === -1 || found - index > longest) return undefined;
  const end = found + closing.length;
  const whole = written.slice(index, end);
  if (opening === "{#" && !headingId.test(whole)) return undefined;
  const inner = whole.slice(opening.length, -closing.length).trim();
  const [name = ""] = /^[\w-]+/.exec(inner) ?? [];
  return (pairs.test(name) ? pairAt(written, end, name) : undefined) ?? { text: pictureOf(name, inner), end };
}

/** `{% comment %} … {% endcomment %}`, `{{< highlight go >}} … {{< /highlight >}}`. */
function pairAt(written: string, start: number, name: string): Shortcode | undefined {
  const closing = new RegExp(String.raw`\{(?:%|\{<|\{%)-?\s*(?:end|/)${name}\s*-?(?:%\}\}|%\}|>\}\})`);
  const found = closing.exec(written.slice(start));
  if (!found) return undefined;
  const content = written.slice(start, start + found.index);
  const code = name === "highlight" ? `\n\`\`\`\n${content.trim()}\n\`\`\`\n` : content;
  return { text: name === "comment" ? "" : code, end: start + found.index + found[0].length };
}

/** `figure src="a.jpg" caption="…"` as Markdown's picture; nothing for all others. */
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
