// Bytes of an unknown encoding to text, or the knowledge that they are no text.

import { isSensible, isSensibleSingleByte, scoreArabic } from "./sensible.ts";

/**
 * What the bytes say, without a BOM, or undefined where no encoding that a newspaper's system writes makes sense of
 * them. In order: a BOM's word, UTF-16 by its zero bytes, UTF-8 where it is valid, then the better of Windows-1256
 * and ISO-8859-6.
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
    // TextDecoder's way of saying that the bytes aren't of this encoding (Encoding Standard §7.2).
    return undefined;
  }
}

/**
 * Arabic in UTF-16 is the byte 06 with each letter, spaces and digits have 00, and neither byte occurs in other text.
 * This has to come before UTF-8, because such a file is valid UTF-8 too, of control characters.
 */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0x00 && byte !== 0x06) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const most = Math.max(even, odd);
  if (most * 3 < bytes.length || Math.min(even, odd) * 4 > most) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** Half of a surrogate pair would decode to U+FFFD, which a reader would see; the other encodings drop it. */
function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return isSensible(text) ? text.replaceAll("\uFFFD", "") : text;
}

/** A file cut short or damaged: read in another encoding its Arabic would come out as letters, but not its own. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return good > bad;
}

function decodeSingleByte(bytes: Uint8Array): string | undefined {
  const windows = decodeAs("windows-1256", bytes);
  const iso = decodeAs("iso-8859-6", bytes);
  const better =
    iso !== undefined && (windows === undefined || scoreArabic(iso) > scoreArabic(windows)) ? iso : windows;
  return better !== undefined && isSensibleSingleByte(better) ? better : undefined;
}
