// Chooses one of several sizes of a picture.
import { type PictureOrigin, pictureTypes } from "../../article/picture.ts";
import { parsePictureAddress } from "../../rich-text/picture-address.ts";

/** A number as the file states it. A text that is not a number counts as 0. */
type Measure = number | string | undefined;

export interface Rendition {
  readonly href?: string | undefined;
  /** The MIME type as agencies write it, including the invalid `image/jpg`. */
  readonly type?: string | undefined;
  readonly width?: Measure;
  readonly height?: Measure;
  /** The size of the file, in bytes. */
  readonly size?: Measure;
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
  // A picture that is one pixel wide or high is used for tracking, not to be seen.
  if (originOf(href) === undefined || Number(width) === 1 || Number(height) === 1) return false;
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

function areaOf({ width, height }: Rendition): number {
  return Number(width) * Number(height) || 0;
}

function sizeOf({ size }: Rendition): number {
  return Number(size) || 0;
}
