// From the bytes that an editor dropped to an article, whatever the file's format.

import type { Parsed, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { cleanText } from "../text/characters.ts";
import { decodeText } from "../text/decode.ts";
import type { Article } from "./article.ts";
import { isForeignFormat, isForeignText } from "./foreign-formats.ts";
import { parsePlainText } from "./plain-text.ts";

export interface ArticleFile {
  /** Its key or path; what it ends in counts only where the content leaves a choice. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes. A book has less; more is a mistake, and would hold up the articles behind it. */
export const largestFile = 2 * 1024 * 1024;

interface Format {
  /** By content first and name second. */
  readonly recognises: (text: string, name: string) => boolean;
  readonly parse: (text: string, timeZone: string) => Parsed<Article>;
}

/** The first that recognises a text parses it; plain text takes what no other format would. */
const FORMATS: readonly Format[] = [{ recognises: (text) => !isForeignText(text), parse: parsePlainText }];

/** The article of a file, or every reason why there is none. Never throws, whatever the bytes. */
export function parseArticle({ name, bytes }: ArticleFile, timeZone: string): Parsed<Article> {
  if (isForeignFormat(bytes)) return refused("unknown-format");
  if (bytes.length > largestFile) return refused("file-too-large");
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refused("undecodable");
  const text = cleanText(decoded);
  const format = FORMATS.find(({ recognises }) => recognises(text, name));
  return format ? format.parse(text, timeZone) : refused("unknown-format", text.trimStart().split("\n")[0]);
}

function refused(code: RefusalCode, found?: string): Parsed<Article> {
  return { ok: false, refusals: [refuse(code, { found })] };
}
