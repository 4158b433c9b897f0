// The pictures inside a document: their formats, alternative texts and the leading picture.

import { type Block, isPicture, picturesIn } from "../../article/block.ts";
import { extensionOfFormat, type pictureTypes } from "../../article/picture.ts";
import { inOneLine } from "../../text/words.ts";
import { recogniseBinary } from "../signatures.ts";
import type { Fields } from "../submission/build-submission.ts";

/** Collects the pictures that a document shows. A picture that is shown several times is collected once. */
export function embeddedFiles(parts: ReadonlyMap<string, Uint8Array>) {
  const byName = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  let places = 0;
  /**
   * Gives a picture a name in the article.
   *
   * @param part the picture's name in the document
   * @returns `undefined` if feed readers can't show the picture
   */
  const nameFor = (part: string): string | undefined => {
    places += 1;
    const bytes = parts.get(part);
    const extension = bytes && extensionOf(bytes);
    if (!extension) return undefined;
    const name = names.get(part) ?? `picture-${places}.${extension}`;
    names.set(part, name);
    byName.set(name, bytes);
    return name;
  };
  return { byName, nameFor };
}

/** The file extension for the image's format. `undefined` for a format that feed readers do not show (EMF, WMF, TIFF, SVG). */
function extensionOf(bytes: Uint8Array): keyof typeof pictureTypes | undefined {
  const format = recogniseBinary(bytes);
  return format && extensionOfFormat(format);
}

/** Whether feed readers show pictures of the format that these bytes begin with. */
export function isShown(bytes: Uint8Array): boolean {
  return extensionOf(bytes) !== undefined;
}

/** Alternative texts that Word and Windows generate. */
const machineText =
  /automatically generated|ai-generated content|تم إنشاؤه تلقائي|تم إنشاء الوصف تلقائي|أنشئ بواسطة الذكاء|محتوى تم إنشاؤه بواسطة الذكاء/iu;
const fileName = /^(?:.*[\\/])?[^\s\\/]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|emf|wmf)$|^[a-z]:\\/iu;

/** The alternative text, if a person wrote it. */
export function writtenAlt(alt: string | null | undefined): string | undefined {
  const lines = (alt ?? "").split("\n").filter((line) => !machineText.test(line));
  const text = inOneLine(lines.join(" "));
  return text === "" || fileName.test(text) ? undefined : text;
}

/**
 * Makes the first picture the leading picture and removes it from the top level of the text. There it could stand between the dateline
 * and the first paragraph.
 */
export function liftFirstPicture(blocks: readonly Block[]): Pick<Fields, "picture" | "paragraphs"> {
  const [picture] = picturesIn(blocks);
  const isOther = (block: Block) => !isPicture(block) || block.picture !== picture;
  return { picture, paragraphs: blocks.filter(isOther) };
}
