// The pictures inside a document: their formats, alternative texts and the leading picture.

import { type Block, picturesIn } from "../../article/block.ts";
import type { pictureTypes } from "../../article/picture.ts";
import { inOneLine } from "../../plain-text/words.ts";
import type { Finding } from "../../refusal/finding.ts";
import { recogniseBinary } from "../signatures.ts";
import type { Fields } from "../submission/build-submission.ts";

/** Extensions of the image formats that feed readers show. */
const extensions: Readonly<Partial<Record<Finding, keyof typeof pictureTypes>>> = {
  jpeg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
};

/** The pictures that a document shows, each once. */
export class EmbeddedFiles {
  readonly byName = new Map<string, Uint8Array>();
  readonly #names = new Map<string, string>();
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  #places = 0;

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.#parts = parts;
  }

  /**
   * @param part the picture's name in the document
   * @returns its name in the article, `undefined` if feed readers can't show it
   */
  nameFor(part: string): string | undefined {
    this.#places += 1;
    const known = this.#names.get(part);
    if (known !== undefined) return known;
    const bytes = this.#parts.get(part);
    const extension = bytes && extensionOf(bytes);
    if (!extension) return undefined;
    const name = `picture-${this.#places}.${extension}`;
    this.#names.set(part, name);
    this.byName.set(name, bytes);
    return name;
  }
}

/** The extension that fits the image's first bytes; `undefined` for any other format (EMF, WMF, TIFF, SVG). */
function extensionOf(bytes: Uint8Array): keyof typeof pictureTypes | undefined {
  const format = recogniseBinary(bytes);
  return format && extensions[format];
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
 * Takes the first picture out of the top level of the text as the leading picture. Otherwise it could
 * separate a dateline from its paragraph.
 */
export function liftFirstPicture(blocks: readonly Block[]): Pick<Fields, "picture" | "paragraphs"> {
  const [picture] = picturesIn(blocks);
  const isOther = (block: Block) =>
    typeof block === "string" || !("picture" in block) || block.picture !== picture;
  return { picture, paragraphs: blocks.filter(isOther) };
}
