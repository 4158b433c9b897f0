// The pictures of a text item. They are other items of the same message, or addresses in the item itself (`remoteContent`).
import type { PictureReference } from "../../article/picture.ts";
import { largestPicture } from "../agency/renditions.ts";
import { firstField } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { namesOrLiterals, roleOf } from "./concepts.ts";

/** Returns the pictures of the message, followed by the picture in the item itself. */
export function picturesOf(
  item: XmlElement,
  pictureItems: readonly XmlElement[],
): readonly PictureReference[] {
  return [...pictureItems, item].map(pictureOf).filter((reference) => reference !== undefined);
}

function pictureOf(item: XmlElement): PictureReference | undefined {
  const contents = childrenOf(childOf(item, "contentSet"), "remoteContent");
  const from = largestPicture(
    contents.map(({ attributes: { contenttype: type, ...attributes } }) => ({ ...attributes, type })),
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
    firstField(descriptions.filter(isCaption)) ??
    firstField(descriptions.filter((description) => !isAlternative(description))) ??
    firstField(childrenOf(meta, "headline"));
  const [creator] = namesOrLiterals(childrenOf(meta, "creator"));
  const [holder] = namesOrLiterals(childrenOf(childOf(item, "rightsInfo"), "copyrightHolder"));
  const credit = firstField(childrenOf(meta, "creditline"))?.text ?? firstField(childrenOf(meta, "by"))?.text;
  return {
    alt: firstField(descriptions.filter(isAlternative))?.text,
    caption: caption?.text,
    credit: credit ?? creator ?? holder,
  };
}
