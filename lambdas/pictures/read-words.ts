// Caption and credit that the photographer or the agency wrote into a picture's file.
import { cleanLine } from "../text/characters.ts";
import type { Metadata, Tag } from "./read-metadata.ts";

/** Used if the article itself gives the picture no caption or credit. */
export interface PictureWords {
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

const longest = 1000;

/**
 * Caption and credit as the IPTC photo metadata standard defines them, in XMP or in the older IIM. EXIF's ImageDescription is not
 * read, because cameras write their own names there. Never throws: a picture with broken metadata is still a picture.
 */
export async function readPictureWords(bytes: Uint8Array): Promise<PictureWords> {
  const { readMetadata } = await import("./read-metadata.ts");
  const { iptc = {}, xmp = {} } = readableOf(() => readMetadata(bytes));
  const [caption] = [...textsOf(xmp.description), ...textsOf(iptc["Caption/Abstract"])];
  const authors = firstOf(textsOf(xmp.creator), textsOf(iptc["By-line"]));
  const agencies = firstOf(textsOf(xmp.Credit), textsOf(iptc.Credit));
  const credit = [...new Set([...authors, ...agencies])].join(" / ");
  return { ...(caption && { caption }), ...(credit && { credit }) };
}

/** exifreader throws if there is no metadata, or if it is broken. Such errors are ignored. An error of the import is not. */
function readableOf(read: () => Metadata): Metadata {
  try {
    return read();
  } catch {
    return {};
  }
}

function firstOf(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.length > 0 ? one : other;
}

/** Arabic first, if a text is given in several languages. */
function textsOf(tag: Tag | undefined): readonly string[] {
  const items = isListOfTags(tag?.value) ? tag.value.toSorted((a, b) => rankOf(a) - rankOf(b)) : [];
  const texts = items.length > 0 ? items.map(({ value }) => value) : [tag?.description];
  return texts.map(lineOf).filter((text) => text !== "");
}

/** An item of a list in XMP (ISO 16684-1 §7.7). The lists of IIM hold bytes instead. */
type Item = Tag & { readonly attributes?: Readonly<Record<string, unknown>> };

function isListOfTags(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null);
}

function rankOf({ attributes }: Item): number {
  return /^ar\b/i.test(String(attributes?.lang ?? "")) ? 0 : 1;
}

function lineOf(written: unknown): string {
  const text = cleanLine(typeof written === "string" ? written : "");
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
