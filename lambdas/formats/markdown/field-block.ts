// Finds the block of fields in a Markdown file.
import { type FieldName, fieldNameOf } from "./field-names.ts";

export interface FieldBlock {
  /** The opening line, the fields (YAML, TOML or JSON), and the closing line. The text follows. */
  readonly before: string;
  readonly written: string;
  readonly after: string;
}

const opening = /^[\s\u200E\u200F]*---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;

/** Other dashes than YAML's, as word processors write them, or none. */
const looseOpening = /^(?:[\s\u200E\u200F]*(?:-+|[\u2013\u2014]+)[ \t]*\n)?[\s\u200E\u200F]*/;
const looseClosing = /^[ \t]*(?:(?:-+|[\u2013\u2014]+)[ \t]*)?(?:\n|$)/m;
const field = /^([^:\n]{1,60}):(?:[ \t].*)?$/;
/** Characters. */
const longestKey = 40;

/** The block between two lines `---`. `"open"` if the second line is missing, `undefined` if the first is. */
export function fencedBlock(text: string): FieldBlock | "open" | undefined {
  const before = opening.exec(text)?.[0];
  if (before === undefined) return undefined;
  return blockOf(text, before, closing) ?? "open";
}

const tomlOpening = /^[\s\u200E\u200F]*\+\+\+[ \t]*\n/;
const tomlClosing = /^\+\+\+[ \t]*(?:\n|$)/m;

/** The block between two lines `+++`. `"open"` if the second line is missing, `undefined` if the first is. */
export function tomlBlock(text: string): FieldBlock | "open" | undefined {
  const before = tomlOpening.exec(text)?.[0];
  if (before === undefined) return undefined;
  return blockOf(text, before, tomlClosing) ?? "open";
}

/** A JSON object at the beginning that is followed by text. A pure JSON file is not Markdown. */
export function jsonBlock(text: string): FieldBlock | undefined {
  const before = /^[\s\u200E\u200F]*(?=\{\s*["}])/.exec(text)?.[0];
  if (before === undefined) return undefined;
  const end = endOfObject(text, before.length);
  if (end === undefined || text.slice(end).trim() === "") return undefined;
  return { before, written: text.slice(before.length, end), after: "" };
}

/** The index after the object's closing bracket. Brackets in strings don't count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}]/g)) {
    if (token === "{") depth++;
    if (token === "}" && --depth === 0) return start + index + 1;
  }
  return undefined;
}

/**
 * Fields without an opening line, as in MultiMarkdown, recognised by the names of the first two fields. They
 * end at a blank line or at the end of the file.
 */
export function bareBlock(text: string): FieldBlock | undefined {
  const before = looseOpening.exec(text)?.[0] ?? "";
  const first = text.slice(before.length, before.length + beginning).split("\n", 2);
  if (first.length < 2 || !first.every(isField)) return undefined;
  return blockOf(text, before, looseClosing) ?? { before, written: text.slice(before.length), after: "" };
}

/**
 * The line (1-based) of a second article's front matter, in a file that two articles were pasted into.
 * `undefined` if there is none. The second block must use the same key for its headline as this file, because
 * العنوان can also be an address.
 *
 * @param headlineKey the key of this file's own headline, if there is one
 */
export function lineOfNextArticle(text: string, headlineKey: string | undefined): number | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line, index) => {
    if (!isFence(line)) return false;
    const block = lines.slice(index + 1, index + 1 + mostFields);
    const end = block.findIndex(isFence);
    if (end === -1) return false;
    block.length = end;
    const names = block.map(nameIn);
    const headline = keyIn(block[names.indexOf("headline")] ?? "");
    const isOne = names.includes("published") && headline === (headlineKey ?? headline);
    return headline !== undefined && isOne && !names.includes(undefined);
  });
  return at === -1 ? undefined : at + 1;
}

const mostFields = 30;

function isFence(line: string): boolean {
  return line.startsWith("---") && line.trimEnd() === "---";
}

/** Characters in which the first two fields are searched. */
const beginning = 2000;

function isField(line: string): boolean {
  return nameIn(line) !== undefined;
}

function nameIn(line: string): FieldName | undefined {
  const key = keyIn(line);
  return key === undefined ? undefined : fieldNameOf(key);
}

function keyIn(line: string): string | undefined {
  const key = field.exec(line)?.[1]?.trimEnd();
  return key !== undefined && key.length <= longestKey ? key : undefined;
}

function blockOf(text: string, before: string, end: RegExp): FieldBlock | undefined {
  const rest = text.slice(before.length);
  const after = end.exec(rest);
  return after ? { before, written: rest.slice(0, after.index), after: after[0] } : undefined;
}
