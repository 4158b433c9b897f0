// How files begin that are no text, so that nobody tries to read them as one, and so that a refusal can say what they are.
import type { Finding } from "../refusal/finding.ts";
import { nameZipEntries } from "./docx/package/zip-directory.ts";

/** In hexadecimal; `..` is any byte. The first that fits tells. */
const signatures: readonly (readonly [kind: Finding, beginning: RegExp])[] = [
  ["pdf", /^25504446/],
  ["zip", /^504b0304/],
  ["old-office", /^d0cf11e0/],
  ["png", /^89504e47/],
  ["jpeg", /^ffd8ff/],
  ["gif", /^47494638/],
  ["webp", /^52494646.{8}57454250/],
  ["recording", /^52494646/], // RIFF: WAV, AVI
  ["tiff", /^(?:49492a00|4d4d002a)/],
  ["heif", /^.{8}66747970(?:686569|6d696631|61766966)/],
  ["recording", /^.{8}66747970/], // MP4, MOV, M4A
  ["recording", /^(?:4944330[234]|4f676753)/], // MP3, Ogg
  ["rtf", /^7b5c727466/], // a text, but full of pictures as digits
  ["gzip", /^1f8b/],
  ["rar", /^52617221/],
  ["7z", /^377abcaf271c/],
  // ANPA 1312 and IPTC 7901 begin with SOH, ANPA with SYN before it; then comes the number of the telegram.
  ["wire-text", /^(?:00|0a|0d|16)*01[2-7]/],
];

/** Bytes in which the longest of them has room. */
const beginning = 16;

/** What a file is by its first bytes, as far as that is no text; undefined for whatever may be one. */
export function recogniseBinary(bytes: Uint8Array): Finding | undefined {
  const start = [...bytes.subarray(0, beginning)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return signatures.find(([, signature]) => signature.test(start))?.[0];
}

/** The stream of an OLE file that holds an encrypted document ([MS-OFFCRYPTO] §2.3.4.4), as bytes of UTF-16LE. */
const encryptedStream = [..."EncryptedPackage"].join("\0").concat("\0");
const rtf = /^\s*\{\\rtf/;
/** How telegrams begin since the days of the teleprinter. */
const telegram = /^\s*ZCZC\b/;

/** The same, with a look inside for what editors take for a Word document. */
export function recogniseFile(bytes: Uint8Array, text: string | undefined): Finding | undefined {
  if (text !== undefined) return rtf.test(text) ? "rtf" : telegram.test(text) ? "wire-text" : undefined;
  const kind = recogniseBinary(bytes);
  if (kind === "old-office" && new TextDecoder("latin1").decode(bytes).includes(encryptedStream))
    return "locked-office";
  return (kind === "zip" ? packed(nameZipEntries(bytes) ?? []) : undefined) ?? kind;
}

function packed(names: readonly string[]): Finding | undefined {
  if (names.some((name) => name.startsWith("xl/"))) return "spreadsheet";
  if (names.some((name) => name.startsWith("ppt/"))) return "presentation";
  return names.includes("mimetype") && names.includes("content.xml") ? "open-document" : undefined;
}
