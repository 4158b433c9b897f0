// The pictures inside a document: which of them readers can show, and what is said of them.
import { type Block, picturesIn } from "../../article/block.ts";
import type { PictureReference, pictureTypes } from "../../article/picture.ts";

/** How files of these types begin; `....` is a length. */
const signatures: Readonly<Record<keyof typeof pictureTypes, RegExp>> = {
  jpg: /^\xFF\xD8\xFF/,
  png: /^\x89PNG/,
  gif: /^GIF8/,
  webp: /^RIFF[\s\S]{4}WEBP/,
};

/** Of an image that feed readers show, by its own bytes; undefined for any other (EMF, WMF, TIFF, SVG). */
export function extensionOf(bytes: Uint8Array): keyof typeof pictureTypes | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const names = Object.keys(signatures) as (keyof typeof pictureTypes)[];
  return names.find((name) => signatures[name].test(start));
}

/** What Word and Windows write where nobody has written anything. */
const machineText =
  /^.*(?:automatically generated|ai-generated content|تم إنشاؤه تلقائي|تم إنشاء الوصف تلقائي|أنشئ بواسطة الذكاء|محتوى تم إنشاؤه بواسطة الذكاء).*$/gimu;
const fileName = /^(?:.*[\\/])?[^\s\\/]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|emf|wmf)$|^[a-z]:\\/iu;

/** The alternative text that a person wrote. */
export function writtenAlt(alt: string | null | undefined): string | undefined {
  const text = (alt ?? "").replace(machineText, "").replace(/\s+/gu, " ").trim();
  return text === "" || fileName.test(text) ? undefined : text;
}

export interface Pictured {
  readonly picture?: PictureReference | undefined;
  readonly paragraphs: readonly Block[];
}

/** The first picture leads; it leaves the text where it can, so that it doesn't part a dateline from its paragraph. */
export function withLeadingPicture(blocks: readonly Block[]): Pictured {
  const [picture] = picturesIn(blocks);
  const isOther = (block: Block) =>
    typeof block === "string" || !("picture" in block) || block.picture !== picture;
  return { picture, paragraphs: blocks.filter(isOther) };
}
