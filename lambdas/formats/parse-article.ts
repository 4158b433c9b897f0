// Parses a file of any format into a submission.
import { refused, refusedBroken } from "../refusal/refuse.ts";
import { cleanInput } from "../text/characters.ts";
import { decodeText } from "../text/encoding/decode.ts";
import { findGarbled } from "./find-garbled.ts";
import type { InputFile, ParsedSubmission, SeveralItems } from "./format.ts";
import { formats } from "./formats.ts";
import { decodeDeclared } from "./html/declared-charset.ts";
import { locate } from "./locate.ts";
import { recogniseBinary, recogniseFile } from "./signatures.ts";

const megabyte = 1024 * 1024;

/**
 * The largest size of a file, in bytes. It is enough for a document with a dozen photographs. A larger file would not fit twice into the
 * memory of the Lambda function.
 */
export const largestFile = 20 * megabyte;

/** The largest size of a text file, in bytes. A book is smaller. A larger text is a mistake, and would delay the articles after it. */
const largestText = 2 * megabyte;

/** Does the same as {@link parseFile}, but refuses files with several items. */
export async function parseArticle(
  name: string,
  bytes: Uint8Array,
  timeZone: string,
): Promise<ParsedSubmission> {
  const parsed = await parseFile(name, bytes, timeZone);
  if (!("several" in parsed)) return parsed;
  const { several } = parsed;
  const { line, column } = several[1] ?? {};
  return refused("several-articles", { line, column, found: `${several.length}` });
}

/**
 * Parses a file into a submission, or into all reasons why it is refused. Never throws.
 *
 * @param name the file name without its folder
 */
export async function parseFile(
  name: string,
  bytes: Uint8Array,
  timeZone: string,
): Promise<ParsedSubmission | SeveralItems> {
  const isBinary = recogniseBinary(bytes) !== undefined;
  if (bytes.length > (isBinary ? largestFile : largestText))
    return refused("file-too-large", { found: formatSize(bytes.length) });
  const text = readText(bytes);
  if (!isBinary && text === undefined) return refused("undecodable", findGarbled(bytes));
  const file: InputFile = { name, bytes, text };
  const format = formats.find(({ recognises }) => recognises(file));
  if (!format) {
    const finding = recogniseFile(bytes, text);
    const found = finding ? "" : text?.trimStart().split("\n")[0];
    return locateAll(refused("unknown-format", { found, finding }), text);
  }
  try {
    const parsed = await format.parse(file, timeZone);
    return "several" in parsed ? parsed : locateAll(parsed, text);
  } catch (error) {
    return refusedBroken(error);
  }
}

/** The clean text. `undefined` if there are too many bytes for a text, or if they are not text in any encoding. */
export function readText(bytes: Uint8Array): string | undefined {
  const isText = bytes.length <= largestText && !recogniseBinary(bytes);
  const decoded = isText ? (decodeText(bytes) ?? decodeDeclared(bytes)) : undefined;
  return decoded === undefined ? undefined : cleanInput(decoded);
}

/** A size for people, such as `2.1 MB`. It is rounded up, so that a file above the limit never seems to be within it. */
export function formatSize(bytes: number): string {
  return `${Math.ceil((bytes * 10) / megabyte) / 10} MB`;
}

function locateAll(parsed: ParsedSubmission, text: string | undefined): ParsedSubmission {
  return parsed.ok
    ? parsed
    : { ...parsed, refusals: parsed.refusals.map((refusal) => locate(refusal, text)) };
}
