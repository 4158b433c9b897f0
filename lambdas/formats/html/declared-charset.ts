// Decodes pages in Western European languages that declare Latin-1 or Windows-1252. All other encodings are recognised by
// their bytes (text/encoding/decode.ts), because declarations are often wrong: many Arabic pages declare Latin-1.
import { count } from "../../text/encoding/damage.ts";
import { isSensible } from "../../text/encoding/sensible.ts";

/** How many bytes are searched for the declaration. HTML requires it in the first 1024 bytes. */
const beginning = 2000;
const declaration =
  /<(?:meta|\?xml)\b[^>]{0,200}\b(?:charset|encoding)\s*=\s*["']?\s*(iso-8859-15?|windows-1252|latin-?1)\b/i;
const accented = "[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]";
const inLatinWord = new RegExp(`(?<=[a-z])${accented}|${accented}(?=[a-z])`, "gi");
const inRow = new RegExp(`${accented}(?=${accented})`, "g");
const any = new RegExp(accented, "g");
/** In a Western language, at least this share of the accented letters is beside a letter from a to z. */
const mostInWords = 0.9;
/** In a Western language, at most this share of the accented letters is before another accented letter. */
const fewInRow = 0.1;

/**
 * The text of a page that declares a Western encoding, if its letters are those of a Western language. `undefined` otherwise. Arabic that
 * is decoded in a Western encoding has whole words of accented letters.
 */
export function decodeDeclared(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, beginning));
  const [, declared] = declaration.exec(start) ?? [];
  if (declared === undefined) return undefined;
  const encoding = declared.toLowerCase() === "iso-8859-15" ? "iso-8859-15" : "windows-1252";
  const text = new TextDecoder(encoding).decode(bytes);
  const letters = count(text, any);
  const isWestern =
    count(text, inLatinWord) >= letters * mostInWords && count(text, inRow) <= letters * fewInRow;
  return letters > 0 && isWestern && isSensible(text) ? text : undefined;
}
