// Finds the place in an undecodable file that is shown in its refusal.
import type { Refusal } from "../refusal/refusal.ts";
import { count } from "../text/damage.ts";
import { isSensible } from "../text/sensible.ts";

/** Undecodable bytes, several accented Latin letters in a row, or UTF-8 decoded as Windows-1256: `ط§ظ„`. */
const garbled = /\uFFFD|[\u0080-\u00FF]{2}|[طظ][^\p{L}\s]|\?{3}/u;
/** Characters before the place, so that an editor can find it. */
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

/**
 * UTF-16 if there is a byte order mark. Otherwise UTF-8, or Windows-1256 if most bytes above ASCII are not valid UTF-8.
 */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const lost = count(text, /\uFFFD/g);
  const read = count(text, /[\u0080-\uFFFC]/g);
  return lost > read ? new TextDecoder("windows-1256").decode(bytes) : text;
}

/**
 * The line with the most characters that are neither letters nor spaces. Used if no single character is clearly wrong.
 */
function leastWritten(lines: readonly string[]): string {
  const oddities = (line: string) => count(line, /[^\p{L}\s]/gu);
  return lines.reduce((most, line) => (oddities(line) > oddities(most) ? line : most), "");
}
