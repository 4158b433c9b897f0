// The pictures of a feed's entry: Media RSS (https://www.rssboard.org/media-rss), enclosures, and Atom links.
import type { PictureReference } from "../../article/picture.ts";
import { largestPicture, type Rendition } from "../agency/renditions.ts";
import { lineOfElement } from "../xml/wording.ts";
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { childrenIn, mediaRss } from "./namespaces.ts";

/** The pictures of an entry. A thumbnail is only used if there is no larger picture. */
export function picturesOf(entry: XmlElement): readonly PictureReference[] {
  const groups = childrenIn(entry, mediaRss, "group");
  const media = [
    ...groups.map((group) => pictureOf(childrenIn(group, mediaRss, "content"), group)),
    ...childrenIn(entry, mediaRss, "content").map((one) => pictureOf([one], one)),
    ...[...childrenOf(entry, "enclosure"), ...enclosureLinks(entry)].map((one) =>
      pictureOf([one], undefined),
    ),
  ].filter((picture) => picture !== undefined);
  if (media.length > 0) return media;
  const thumbnail = pictureOf(
    [entry, ...groups].flatMap((one) => childrenIn(one, mediaRss, "thumbnail")),
    undefined,
  );
  return thumbnail ? [thumbnail] : [];
}

function enclosureLinks(entry: XmlElement): readonly XmlElement[] {
  return childrenOf(entry, "link").filter(({ attributes: { rel } }) => rel === "enclosure");
}

function pictureOf(
  sizes: readonly XmlElement[],
  described: XmlElement | undefined,
): PictureReference | undefined {
  const from = largestPicture(sizes.filter(isImage).map(renditionOf));
  if (!from) return undefined;
  const words = (name: string) =>
    childrenIn(described, mediaRss, name)
      .map(lineOfElement)
      .find((text) => text !== "");
  return { from, alt: words("title"), caption: words("description"), credit: words("credit") };
}

/** Whether an element can be a picture. An element without a type can be anything, so its address is checked later. */
function isImage({ attributes: { type, medium } }: XmlElement): boolean {
  return medium === "image" || (medium === undefined && (type === undefined || /^image\//i.test(type)));
}

function renditionOf({ attributes }: XmlElement): Rendition {
  const { url, href, type, medium, width, height, fileSize, length } = attributes;
  return {
    href: url ?? href,
    // With this type, an element with `medium="image"` counts as a picture even if its address has no file extension.
    type: type ?? (medium === "image" ? "image/jpeg" : undefined),
    width,
    height,
    size: fileSize ?? length,
  };
}
