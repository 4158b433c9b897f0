// From the bytes that an editor dropped to what they ask for, whatever the file's format.
import type { Submission } from "../article/article.ts";
import type { Parsed, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { cleanText } from "../text/characters.ts";
import { decodeText } from "../text/decode.ts";
import type { DroppedFile } from "./format.ts";
import { formats } from "./formats.ts";
import { isBinary } from "./signatures.ts";

/** Bytes of any file: a document with a dozen photographs. More would not fit the function's memory twice. */
export const largestFile = 20 * 1024 * 1024;

/** Bytes of a text. A book has less; more is a mistake, and would hold up the articles behind it. */
const largestText = 2 * 1024 * 1024;

/**
 * What a file asks for, or every reason why it can't be understood. Never throws, whatever the bytes.
 *
 * @param name the file's, without its folder
 */
export async function parseArticle(
  name: string,
  bytes: Uint8Array,
  timeZone: string,
): Promise<Parsed<Submission>> {
  const binary = isBinary(bytes);
  if (bytes.length > (binary ? largestFile : largestText)) return refused("file-too-large");
  const decoded = binary ? undefined : decodeText(bytes);
  if (!binary && decoded === undefined) return refused("undecodable");
  const text = decoded === undefined ? undefined : cleanText(decoded);
  const file: DroppedFile = { name, bytes, text };
  const format = formats.find(({ recognises }) => recognises(file));
  if (!format) return refused("unknown-format", text?.trimStart().split("\n")[0]);
  try {
    return await format.parse(file, timeZone);
  } catch (error) {
    // The parsers are pure: what they throw at is in the file, and would be there at a second try.
    return refused("damaged-file", error instanceof Error ? error.message : String(error));
  }
}

function refused(code: RefusalCode, found?: string): Parsed<Submission> {
  return { ok: false, refusals: [refuse(code, { found })] };
}
