// Where the fields of a Markdown file stand, before anyone reads them.
import { type FieldName, fieldNameOf } from "./field-names.ts";

export interface FieldBlock {
  /** What opens it, the fields (in YAML, TOML or JSON), and what closes it; the text follows. */
  readonly before: string;
  readonly written: string;
  readonly after: string;
}

const opening = /^[\s\u200E\u200F]*---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;

/** Other dashes than YAML's, as word processors make them, or none at all. */
const looseOpening = /^(?:[\s\u200E\u200F]*(?:-+|[\u2013\u2014]+)[ \t]*\n)?[\s\u200E\u200F]*/;
const looseClosing = /^[ \t]*(?:-+|[\u2013\u2014]+)?[ \t]*(?:\n|$)/m;
const field = /^([^:\n]{1,40}?)[ \t]*:(?:[ \t].*)?$/;

/** Between two lines `---`; `"open"` where the second is missing, undefined where the first is. */
export function fencedBlock(text: string): FieldBlock | "open" | undefined {
  const before = opening.exec(text)?.[0];
  if (before === undefined) return undefined;
  return blockOf(text, before, closing) ?? "open";
}

const tomlOpening = /^[\s\u200E\u200F]*\+\+\+[ \t]*\n/;
const tomlClosing = /^\+\+\+[ \t]*(?:\n|$)/m;

/** Between two lines `+++`; `"open"` where the second is missing, undefined where the first is. */
export function tomlBlock(text: string): FieldBlock | "open" | undefined {
  const before = tomlOpening.exec(text)?.[0];
  if (before === undefined) return undefined;
  return blockOf(text, before, tomlClosing) ?? "open";
}

/** An object at the beginning, with a text behind it: a JSON file has none. */
export function jsonBlock(text: string): FieldBlock | undefined {
  const before = /^[\s\u200E\u200F]*(?=\{\s*["}])/.exec(text)?.[0];
  if (before === undefined) return undefined;
  const end = endOfObject(text, before.length);
  if (end === undefined || text.slice(end).trim() === "") return undefined;
  return { before, written: text.slice(before.length, end), after: "" };
}

/** Where the bracket at the beginning is closed, outside of texts. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === "{") depth++;
    if (token === "}" && --depth === 0) return start + index + 1;
  }
  return undefined;
}

/** Without those lines the names of the first two fields tell, as in MultiMarkdown; they end at a blank line, or with the file. */
export function bareBlock(text: string): FieldBlock | undefined {
  const before = looseOpening.exec(text)?.[0] ?? "";
  const first = text.slice(before.length, before.length + beginning).split("\n", 2);
  if (first.length < 2 || !first.every(isField)) return undefined;
  return blockOf(text, before, looseClosing) ?? { before, written: text.slice(before.length), after: "" };
}

/**
 * 1-based, of the line in a text where another file's front matter begins, as when two were pasted into one; undefined
 * where none does. It has a headline, by the name that this file's has, so that an address (العنوان) is none.
 *
 * @param headlineKey of this file's own front matter, if it has any
 */
export function lineOfNextArticle(text: string, headlineKey: string | undefined): number | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line, index) => {
    if (line.trimEnd() !== "---") return false;
    const end = lines.indexOf("---", index + 1);
    const block = lines.slice(index + 1, Math.min(end, index + 1 + mostFields));
    const names = block.map(nameIn);
    const headline = keyIn(block[names.indexOf("headline")] ?? "");
    const isOne = names.includes("published") && headline === (headlineKey ?? headline);
    return headline !== undefined && isOne && !names.includes(undefined);
  });
  return at === -1 ? undefined : at + 1;
}

const mostFields = 30;

/** Characters in which the first two fields are looked for. */
const beginning = 2000;

function isField(line: string): boolean {
  return nameIn(line) !== undefined;
}

function nameIn(line: string): FieldName | undefined {
  const key = keyIn(line);
  return key === undefined ? undefined : fieldNameOf(key);
}

function keyIn(line: string): string | undefined {
  return field.exec(line)?.[1];
}

function blockOf(text: string, before: string, end: RegExp): FieldBlock | undefined {
  const rest = text.slice(before.length);
  const after = end.exec(rest);
  return after ? { before, written: rest.slice(0, after.index), after: after[0] } : undefined;
}
