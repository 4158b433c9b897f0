// A picture's own metadata, as exifreader finds it. Imported when the first picture comes.
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
// Only the default import works in Node, in bundlers and in the tests' loader, because some of them load the package as CommonJS and others
// as a module.
import exifReader from "exifreader";

/** The texts of a tag: one text, a list of names, or one text in several languages. */
export interface Tag {
  readonly value?: unknown;
  readonly description?: unknown;
}

export interface Metadata {
  readonly iptc?: Readonly<Record<string, Tag | undefined>>;
  readonly xmp?: Readonly<Record<string, Tag | undefined>>;
}

/** In characters. A JPEG holds at most 64 kB. To parse much more would take too much time and memory. */
const longestXmp = 128 * 1024;

const xmpParser = {
  parseFromString(xml: string, type: string) {
    if (xml.length > longestXmp) throw new Error(`more than ${longestXmp} characters of XMP`);
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, type);
  },
};

/** @throws Error if there is no metadata, or none that can be read */
export function readMetadata(bytes: Uint8Array): Metadata {
  // Makes a copy if the bytes are a part of a larger buffer. A picture of 20 MB has a buffer of its own.
  const isWhole = bytes.length === bytes.buffer.byteLength;
  return exifReader.load(isWhole ? bytes.buffer : new Uint8Array(bytes).buffer, {
    expanded: true,
    includeTags: { iptc: true, xmp: true },
    domParser: xmpParser,
  }) as Metadata;
}
