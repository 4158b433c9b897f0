// Finds a damaged place in a file that can't be decoded. The refusal of the file quotes that place.
import type { Refusal } from "../refusal/refusal.ts";
import { count } from "../text/encoding/damage.ts";
import { isSensible } from "../text/encoding/sensible.ts";

/** Undecodable bytes, two accented Latin letters in a row, UTF-8 that was decoded as Windows-1256 (`ط§ظ„`), or `???`. */
const garbled = /\uFFFD|[\u0080-\u00FF]{2}|[طظ][^\p{L}\s]|\?{3}/u;
/** How many characters before the damaged place are quoted, so that an editor can find it. */
const context = 30;

/** The first garbled place, quoted as an ordinary text editor shows it. */
export function findGarbled(bytes: Uint8Array): Partial<Refusal> {
  const lines = decode(bytes).split(/\r\n|[\r\n]/);
  const garble = lines.findIndex((line) => garbled.test(line) || !isSensible(line));
  const line = garble === -1 ? lines.indexOf(leastWritten(lines)) : garble;
  const text = lines[line] ?? "";
  if (/^[\s\p{C}]*$/u.test(text)) return { line: line + 1, finding: "no-text" };
  const at = Math.max(0, text.search(garbled));
  return { line: line + 1, column: at + 1, found: text.slice(Math.max(0, at - context)).trim() };
}

/** Decodes UTF-16 if there is a byte order mark. Otherwise UTF-8, or Windows-1256 if most bytes above ASCII are not valid UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const lost = count(text, /\uFFFD/g);
  const read = count(text, /[\u0080-\uFFFC]/g);
  return lost > read ? new TextDecoder("windows-1256").decode(bytes) : text;
}

/** The line with the most characters that are neither letters nor spaces. It is quoted if no place is clearly damaged. */
function leastWritten(lines: readonly string[]): string {
  const oddities = (line: string) => count(line, /[^\p{L}\s]/gu);
  return lines.reduce((most, line) => (oddities(line) > oddities(most) ? line : most), "");
}
