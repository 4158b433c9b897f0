// A picture's own metadata, as exifreader finds it. Imported when the first picture comes.
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
// The default is all that Node, bundlers and the tests' loader agree on: the package is CommonJS here and a module there.
import exifReader from "exifreader";

/** The texts of a tag: one, several people's, or the same in several languages. */
export interface Tag {
  readonly value?: unknown;
  readonly description?: unknown;
}

export interface Metadata {
  readonly iptc?: Readonly<Record<string, Tag | undefined>>;
  readonly xmp?: Readonly<Record<string, Tag | undefined>>;
}

/** Characters. A JPEG holds 64 kB; parsing time and memory of more are out of proportion. */
const longestXmp = 128 * 1024;

const xmpParser = {
  parseFromString(xml: string, type: string) {
    if (xml.length > longestXmp) throw new Error(`more than ${longestXmp} characters of XMP`);
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, type);
  },
};

/** @throws Error if there is no metadata, or none that can be read */
export function readMetadata(bytes: Uint8Array): Metadata {
  // A copy: the bytes may lie in the middle of a buffer that others use too.
  return exifReader.load(new Uint8Array(bytes).buffer, {
    expanded: true,
    includeTags: { iptc: true, xmp: true },
    domParser: xmpParser,
  }) as Metadata;
}
