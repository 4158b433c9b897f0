// From the bytes that an editor dropped to an article, whatever the file's format.

import type { Parsed, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { cleanText } from "../text/characters.ts";
import { decodeText } from "../text/decode.ts";
import type { Article } from "./article.ts";
import { isForeignFormat, isForeignText } from "./foreign-formats.ts";
import { parsePlainText } from "./plain-text.ts";

/** Bytes. A book has less; more is a mistake, and would hold up the articles behind it. */
export const largestFile = 2 * 1024 * 1024;

/** The article of a file, or every reason why there is none. Never throws, whatever the bytes. */
export function parseArticle(bytes: Uint8Array, timeZone: string): Parsed<Article> {
  if (isForeignFormat(bytes)) return refused("unknown-format");
  if (bytes.length > largestFile) return refused("file-too-large");
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refused("undecodable");
  const text = cleanText(decoded);
  if (isForeignText(text)) return refused("unknown-format", text.trimStart().split("\n")[0]);
  return parsePlainText(text, timeZone);
}

function refused(code: RefusalCode, found?: string): Parsed<Article> {
  return { ok: false, refusals: [refuse(code, { found })] };
}
