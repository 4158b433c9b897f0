// Chooses one of several sizes of a picture.
import { type PictureOrigin, pictureTypes } from "../../article/picture.ts";
import { parsePictureAddress } from "../../rich-text/picture-address.ts";

export interface Rendition {
  readonly href?: string | undefined;
  /** The MIME type as agencies write it, including the invalid `image/jpg`. */
  readonly type?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The size of the file, in bytes. */
  readonly size?: number | undefined;
}

const shown: readonly string[] = [...Object.values(pictureTypes), "image/jpg", "image/pjpeg"];
const shownExtension = /\.(?:jpe?g|png|gif|webp)(?:[?#]|$)/i;

/** The largest picture in a format that browsers show. Among equally large ones, the first. `undefined` if there is none. */
export function largestPicture(renditions: readonly Rendition[]): PictureOrigin | undefined {
  const [largest] = renditions
    .filter(isShown)
    .sort((one, other) => areaOf(other) - areaOf(one) || sizeOf(other) - sizeOf(one));
  return largest?.href === undefined ? undefined : originOf(largest.href);
}

function isShown({ href = "", type, width, height }: Rendition): boolean {
  // A picture of one pixel is a tracking pixel. A width or height of 0 means that none is stated.
  if (originOf(href) === undefined || width === 1 || height === 1) return false;
  return type ? shown.includes(type.toLowerCase()) : shownExtension.test(href);
}

/** The origin of a picture with this address. A `file:` address names a file that was delivered with the article. */
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
