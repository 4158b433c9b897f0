// One picture in several sizes: which of them a feed should show.
import { type PictureOrigin, pictureTypes } from "../../article/picture.ts";
import { parsePictureAddress } from "../../rich-text/picture-address.ts";

export interface Rendition {
  readonly href?: string | undefined;
  /** MIME, as agencies write it: `image/jpg` occurs. */
  readonly type?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
}

const shown: readonly string[] = [...Object.values(pictureTypes), "image/jpg", "image/pjpeg"];
const shownExtension = /\.(?:jpe?g|png|gif|webp)(?:[?#]|$)/i;

/** The largest of the sizes that browsers show, the first of equal ones; undefined where there is none. */
export function largestPicture(renditions: readonly Rendition[]): PictureOrigin | undefined {
  const [largest] = renditions
    .filter(isShown)
    .sort((one, other) => areaOf(other) - areaOf(one) || sizeOf(other) - sizeOf(one));
  return largest?.href === undefined ? undefined : originOf(largest.href);
}

function isShown({ href = "", type, width, height }: Rendition): boolean {
  // A picture of one pixel counts parsers for somebody; 0 is a size that nobody stated.
  if (originOf(href) === undefined || width === 1 || height === 1) return false;
  return type ? shown.includes(type.toLowerCase()) : shownExtension.test(href);
}

/** A `file:` address can only mean a file that came along. */
function originOf(href: string): PictureOrigin | undefined {
  return parsePictureAddress(
    href
      .trim()
      .replace(/^file:\/*/i, "")
      .replace(/^\.\/\s*/, ""),
  );
}

function areaOf({ width = 0, height = 0 }: Rendition): number {
  return width * height;
}

function sizeOf({ size = 0 }: Rendition): number {
  return size;
}
