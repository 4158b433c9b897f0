// Finds the block of fields (front matter) at the beginning of a Markdown file.
import { type FieldName, fieldNameOf } from "./field-names.ts";

export interface FieldBlock {
  /** The text of the file up to the fields, with the opening line. */
  readonly before: string;
  /** The fields, in YAML, TOML or JSON. */
  readonly written: string;
  /** The closing line. The article's text follows it. */
  readonly after: string;
}

/** The lines before and after the fields, for each language of front matter. */
const fences = {
  yaml: { opening: /^[\s\u200E\u200F]*---[ \t]*\n/, closing: /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m },
  toml: { opening: /^[\s\u200E\u200F]*\+\+\+[ \t]*\n/, closing: /^\+\+\+[ \t]*(?:\n|$)/m },
};

/** An opening line with other dashes than YAML's, which word processors write. It can be absent. */
const looseOpening = /^(?:[\s\u200E\u200F]*(?:-+|[\u2013\u2014]+)[ \t]*\n)?[\s\u200E\u200F]*/;
const looseClosing = /^[ \t]*(?:(?:-+|[\u2013\u2014]+)[ \t]*)?(?:\n|$)/m;
const field = /^([^:\n]{1,60}):(?:[ \t].*)?$/;
/** In characters. A longer text before a colon is not the name of a field. */
const longestKey = 40;

/** The block between two lines `---` or `+++`. `"open"` if the second of these lines is missing, `undefined` if the first is missing. */
export function fencedBlock(text: string, kind: keyof typeof fences): FieldBlock | "open" | undefined {
  const { opening, closing } = fences[kind];
  const before = opening.exec(text)?.[0];
  return before === undefined ? undefined : (blockOf(text, before, closing) ?? "open");
}

/** A JSON object at the beginning. `undefined` if no text follows it: a file that is only JSON is not Markdown. */
export function jsonBlock(text: string): FieldBlock | undefined {
  const before = /^[\s\u200E\u200F]*(?=\{\s*["}])/.exec(text)?.[0];
  if (before === undefined) return undefined;
  const end = endOfObject(text, before.length);
  if (end === undefined || text.slice(end).trim() === "") return undefined;
  return { before, written: text.slice(before.length, end), after: "" };
}

/** The index after the closing bracket of a JSON object. Brackets in its strings are skipped. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}]/g)) {
    if (token === "{") depth++;
    if (token === "}" && --depth === 0) return start + index + 1;
  }
  return undefined;
}

/**
 * Fields that need no opening line, as in MultiMarkdown. They are recognised by the names of the first two fields, and end at a blank line
 * or at the end of the file.
 */
export function bareBlock(text: string): FieldBlock | undefined {
  const before = looseOpening.exec(text)?.[0] ?? "";
  const first = text.slice(before.length, before.length + beginning).split("\n", 2);
  if (first.length < 2 || !first.every(isField)) return undefined;
  return blockOf(text, before, looseClosing) ?? { before, written: text.slice(before.length), after: "" };
}

/**
 * Finds the front matter of a second article, in a file into which two articles were pasted. Its headline must have the same key as that of
 * the first article, because `العنوان` can also mean an address.
 *
 * @param text the text after the first front matter
 * @param headlineKey the key of the first article's headline, `undefined` if it has none
 * @returns the line on which it begins, counted from 1; `undefined` if there is none
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

/** How many lines are searched for the closing line of a second front matter. */
const mostFields = 30;

function isFence(line: string): boolean {
  return line.startsWith("---") && line.trimEnd() === "---";
}

/** How many characters are searched for the first two fields. */
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
