// What the photographer or the agency wrote into a picture's file.
import { cleanText } from "../../text/characters.ts";

/** The words of a picture that nobody else says anything of. */
export interface PictureWords {
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

const longest = 1000;

/**
 * Caption and credit as IPTC's photo metadata standard has them, in XMP or in the older IIM. Not EXIF's ImageDescription, in
 * which cameras write their own names. Never throws: a picture with broken metadata is a picture.
 */
export async function readPictureWords(bytes: Uint8Array): Promise<PictureWords> {
  const { load } = await import("exifreader");
  const { iptc = {}, xmp = {} } = read(() => load(bytes.slice().buffer, { expanded: true }));
  const caption = textOf(xmp.description) ?? textOf(iptc["Caption/Abstract"]);
  const author = textOf(xmp.creator) ?? textOf(iptc["By-line"]);
  const agency = textOf(xmp.Credit) ?? textOf(iptc.Credit);
  const credit = [...new Set([author, agency])].filter((name) => name !== undefined).join(" / ");
  return { ...(caption && { caption }), ...(credit && { credit }) };
}

type Tags = Readonly<Record<string, { readonly description?: string } | undefined>>;

function read(load: () => { readonly iptc?: unknown; readonly xmp?: unknown }): { iptc?: Tags; xmp?: Tags } {
  try {
    return load() as { iptc?: Tags; xmp?: Tags };
  } catch {
    return {}; // exifreader's way of saying that there is no metadata, or none that can be read
  }
}

function textOf(tag: { readonly description?: string } | undefined): string | undefined {
  const text = cleanText(String(tag?.description ?? ""))
    .replace(/\s+/gu, " ")
    .trim();
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "") || undefined;
}
