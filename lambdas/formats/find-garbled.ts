// What to show of a file that reads as text in no encoding: where it first is no writing.
import type { Refusal } from "../refusal/refusal.ts";
import { isSensible } from "../text/sensible.ts";

/** What couldn't be decoded, Latin letters with accents in a row, and UTF-8 that was read as Windows-1256: `ط§ظ„`. */
const garbled = /\uFFFD|[\u0080-\u00FF]{2}|[طظ][^\p{L}\s]|\?{3}/u;
/** Characters before it that show an editor where it is. */
const context = 30;

/** The place in the file and the text there, as a program shows it that does not know better either. */
export function findGarbled(bytes: Uint8Array): Partial<Refusal> {
  const lines = decode(bytes).split(/\r\n|[\r\n]/);
  const garble = lines.findIndex((line) => garbled.test(line) || !isSensible(line));
  const line = garble === -1 ? lines.indexOf(leastWritten(lines)) : garble;
  const text = lines[line] ?? "";
  if (/^[\s\p{C}]*$/u.test(text)) return { line: line + 1, finding: "no-text" };
  const at = Math.max(0, text.search(garbled));
  return { line: line + 1, column: at + 1, found: text.slice(Math.max(0, at - context)).trim() };
}

/** UTF-16 by its mark, else UTF-8, or one byte a letter where less than half of the rest can be decoded. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  const read = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return lost > read ? new TextDecoder("windows-1256").decode(bytes) : text;
}

/** The line with the most that is neither letter nor space: no single one of them is garbled, but all together are. */
function leastWritten(lines: readonly string[]): string {
  const count = (line: string) => line.match(/[^\p{L}\s]/gu)?.length ?? 0;
  return lines.reduce((most, line) => (count(line) > count(most) ? line : most), "");
}
