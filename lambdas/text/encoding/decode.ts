// Decodes bytes of an unknown encoding, or finds that they are not text.
import { count } from "./damage.ts";
import { isSensible, isSensibleSingleByte, scoreArabic } from "./sensible.ts";

/**
 * Decodes a text. The result has no BOM. `undefined` if no encoding that newspapers use gives readable text. The encodings are tried in this
 * order: the encoding of the BOM; UTF-16, if the bytes look like it; UTF-8, if the bytes are valid; then Windows-1256 or ISO-8859-6,
 * whichever gives better Arabic.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return sensible(decodeUtf16(bytes, utf16));
  const utf8 = decodeAs("utf-8", bytes);
  if (utf8 !== undefined) return sensible(utf8);
  if (isBrokenUtf8(bytes)) return undefined;
  return decodeSingleByte(bytes);
}

function sensible(text: string): string | undefined {
  return isSensible(text) ? text : undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // TextDecoder throws if the bytes are not valid in this encoding (Encoding Standard §7.2).
    return undefined;
  }
}

/**
 * Recognises UTF-16 by its BOM, or by its bytes: every Arabic letter has a byte 06, and spaces and digits have a byte 00. Text in other
 * encodings has neither byte. UTF-16 must be tried before UTF-8, because these bytes are valid UTF-8, too (as control characters).
 */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  let even = 0;
  let odd = 0;
  // An iterator would take ten times as long.
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte !== 0x00 && byte !== 0x06) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const most = Math.max(even, odd);
  if (most * 3 < bytes.length || Math.min(even, odd) * 4 > most) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** Decodes UTF-16. Half of a surrogate pair is decoded to U+FFFD, which is removed, because readers would see it. */
function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return isSensible(text) ? text.replaceAll("\uFFFD", "") : text;
}

/** Whether the bytes are UTF-8 that is cut off or damaged. Any other encoding would decode them to wrong letters. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const bad = count(text, /\uFFFD/g);
  const good = count(text, /[\u0080-\uFFFC]/g);
  return good > bad;
}

function decodeSingleByte(bytes: Uint8Array): string | undefined {
  const windows = decodeAs("windows-1256", bytes);
  const iso = decodeAs("iso-8859-6", bytes);
  const better =
    iso !== undefined && (windows === undefined || scoreArabic(iso) > scoreArabic(windows)) ? iso : windows;
  return better !== undefined && isSensibleSingleByte(better) ? better : undefined;
}
