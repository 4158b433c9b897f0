// Recognises binary files by their first bytes. They are not decoded as text, and refusals can name their type.
import type { Finding } from "../refusal/finding.ts";
import { nameZipEntries } from "./docx/package/zip-directory.ts";

/** The first bytes of a file by its kind, in hexadecimal. A `.` matches any digit. The first match counts. */
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
  ["rtf", /^7b5c727466/], // RTF is text, but the pictures in it make it larger than a text may be
  ["gzip", /^1f8b/],
  ["rar", /^52617221/],
  ["7z", /^377abcaf271c/],
  // ANPA 1312 and IPTC 7901 begin with the control character SOH (01) and the number of the telegram. In ANPA, SYN (16) precedes them.
  ["wire-text", /^(?:00|0a|0d|16)*01[2-7]/],
];

/** How many bytes are compared. No signature is longer. */
const beginning = 16;

/** The type of a binary file by its first bytes. `undefined` if the file can be text. */
export function recogniseBinary(bytes: Uint8Array): Finding | undefined {
  const start = [...bytes.subarray(0, beginning)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return signatures.find(([, signature]) => signature.test(start))?.[0];
}

/** The stream that holds the document in an encrypted OLE file ([MS-OFFCRYPTO] §2.3.4.4), in UTF-16LE. */
const encryptedStream = [..."EncryptedPackage"].join("\0").concat("\0");
const rtf = /^\s*\{\\rtf/;
/** The code with which an agency's telegram begins. It comes from the time of teleprinters. */
const telegram = /^\s*ZCZC\b/;

/** Does the same as {@link recogniseBinary}, but also looks into ZIP and OLE files, which editors can mistake for Word documents. */
export function recogniseFile(bytes: Uint8Array, text: string | undefined): Finding | undefined {
  if (text !== undefined) return rtf.test(text) ? "rtf" : telegram.test(text) ? "wire-text" : undefined;
  const kind = recogniseBinary(bytes);
  if (kind === "old-office" && contains(bytes, encryptedStream)) return "locked-office";
  return (kind === "zip" ? packed(nameZipEntries(bytes) ?? []) : undefined) ?? kind;
}

/** Compares bytes, because converting a file of 20 MB to text would take 80 MB of memory. */
function contains(bytes: Uint8Array, text: string): boolean {
  const [first = 0, ...others] = new TextEncoder().encode(text);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (others.every((byte, index) => bytes[at + 1 + index] === byte)) return true;
  return false;
}

function packed(names: readonly string[]): Finding | undefined {
  if (names.some((name) => name.startsWith("xl/"))) return "spreadsheet";
  if (names.some((name) => name.startsWith("ppt/"))) return "presentation";
  return names.includes("mimetype") && names.includes("content.xml") ? "open-document" : undefined;
}
