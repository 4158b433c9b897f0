// Checks the characters of a document: it must have no invisible ones such as controls, and must close each direction isolate that it opens.
import { type Problem, problem } from "./rules.ts";

const unwanted =
  /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u206A-\u206F\uFEFF\uFFF9-\uFFFB\uFFFD\u{E0000}-\u{E007F}]|\p{Noncharacter_Code_Point}|\p{Cs}/u;
/**
 * Matches every text that has an unwanted character or an isolate, and some other texts. It is many times as fast as the exact check, and
 * most documents have no match.
 */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\v\f\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u206F\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFF]/;
const isolates = /[\u2066-\u2069]/g;
const popIsolate = "\u2069";

/** @param texts the texts of the document's XML elements or JSON members */
export function checkCharacters(texts: Iterable<string>): readonly Problem[] {
  for (const text of texts) {
    if (!suspicious.test(text)) continue;
    const [found] = unwanted.exec(text) ?? [];
    if (found !== undefined) {
      const code = found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
      return [problem("rule-form", `the character U+${code} is not allowed`)];
    }
    if (!text.split("\n").every(isBalanced))
      return [problem("rule-form", "an isolate is not closed in its line, or closed without being open")];
  }
  return [];
}

function isBalanced(line: string): boolean {
  let depth = 0;
  for (const [control] of line.matchAll(isolates)) {
    depth += control === popIsolate ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** All strings in a JSON value, at any depth. */
export function* stringsIn(json: unknown): Generator<string> {
  if (typeof json === "string") yield json;
  else if (json) for (const member of Object.values(json)) yield* stringsIn(member);
}
