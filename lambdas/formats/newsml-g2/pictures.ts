// The pictures that come with a text: as items of the same message, or as files of the item's own.
import { type Block, picturesIn } from "../../article/block.ts";
import type { PictureReference } from "../../article/picture.ts";
import { largestPicture } from "../agency/renditions.ts";
import type { Fields } from "../build-submission.ts";
import { fieldOf, namesOrLiterals, roleOf } from "./wording.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** The first stands above the text, the others after it, unless the text shows them already. */
export function withPictures(
  paragraphs: readonly Block[],
  item: XmlElement,
  pictureItems: readonly XmlElement[],
): Pick<Fields, "paragraphs" | "picture"> {
  const all = [...pictureItems, item].map(pictureOf).filter((reference) => reference !== undefined);
  const [picture] = all;
  const shown = new Set([picture, ...picturesIn(paragraphs)].map(keyOf));
  const more = new Map(all.filter((one) => !shown.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return { picture, paragraphs: [...paragraphs, ...[...more.values()].map((one) => ({ picture: one }))] };
}

function pictureOf(item: XmlElement): PictureReference | undefined {
  const contents = childrenOf(childOf(item, "contentSet"), "remoteContent");
  const from = largestPicture(
    contents.map(({ attributes: { href, contenttype, width, height, size } }) => ({
      href,
      type: contenttype,
      width: Number(width) || 0,
      height: Number(height) || 0,
      size: Number(size) || 0,
    })),
  );
  if (!from) return undefined;
  const isText = childrenOf(childOf(item, "contentSet"), "inlineXML", "inlineData").length > 0;
  return isText ? { from } : { from, ...wordsOf(item) };
}

function wordsOf(item: XmlElement): Omit<PictureReference, "from"> {
  const meta = childOf(item, "contentMeta");
  const descriptions = childrenOf(meta, "description");
  const isAlternative = (element: XmlElement) => /^alt/.test(roleOf(element));
  const isCaption = (element: XmlElement) => roleOf(element) === "caption";
  const caption =
    fieldOf(descriptions.filter(isCaption)) ??
    fieldOf(descriptions.filter((description) => !isAlternative(description))) ??
    fieldOf(childrenOf(meta, "headline"));
  const [creator] = namesOrLiterals(childrenOf(meta, "creator"));
  const [holder] = namesOrLiterals(childrenOf(childOf(item, "rightsInfo"), "copyrightHolder"));
  const credit = fieldOf(childrenOf(meta, "creditline"))?.text ?? fieldOf(childrenOf(meta, "by"))?.text;
  return {
    alt: fieldOf(descriptions.filter(isAlternative))?.text,
    caption: caption?.text,
    credit: credit ?? creator ?? holder,
  };
}

/** Pictures of one origin are one picture. */
function keyOf(picture: PictureReference | undefined): string {
  return JSON.stringify(picture?.from ?? null);
}
