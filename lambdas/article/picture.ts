// The two forms of a picture: a reference in an article, and a file on the site.
import { type Unknown, understoodJson } from "./unknown.ts";

/** An article's reference to a picture. */
export interface PictureReference<Text extends string = string> {
  readonly from: PictureOrigin;
  /** A description for people who cannot see the picture. */
  readonly alt?: Text | undefined;
  readonly caption?: Text | undefined;
  readonly credit?: Text | undefined;
  readonly unknown?: Unknown | undefined;
}

export type PictureOrigin =
  /** A file with the article's name in the article's folder, such as `1187246.jpg`. */
  | { readonly kind: "beside" }
  /** A file that the article names. `name` is a path relative to the article's folder. */
  | { readonly kind: "file"; readonly name: string }
  /** A picture inside the article's own file, as in a Word document. */
  | { readonly kind: "embedded"; readonly name: string }
  /** A picture on another server. `url` is an absolute, percent-encoded http or https URL. */
  | { readonly kind: "remote"; readonly url: string }
  /** A kind of origin that only a newer version of the code knows. */
  | { readonly kind: "unknown"; readonly unknown: Unknown };

export function isSameOrigin(one: PictureOrigin, other: PictureOrigin): boolean {
  return originKey(one) === originKey(other);
}

/** A text to compare origins by. Equal origins have equal texts. */
export function originKey(origin: PictureOrigin): string {
  return understoodJson(origin);
}

/** The media types of image formats that feed readers display, by file extension. */
export const pictureTypes = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
} as const;

/** The file extension of an image format. `undefined` if feed readers do not display the format. */
export function extensionOfFormat(format: string): keyof typeof pictureTypes | undefined {
  const extension = format === "jpeg" ? "jpg" : format;
  return Object.hasOwn(pictureTypes, extension) ? (extension as keyof typeof pictureTypes) : undefined;
}

export type PictureType = (typeof pictureTypes)[keyof typeof pictureTypes];

/** A file of a picture on the newspaper's site. */
export interface HostedFile {
  /** The path on the site. Different pictures have different paths. */
  readonly path: string;
  readonly type: PictureType;
  /** The size of the file, in bytes. */
  readonly length: number;
  /** In pixels, as shown: the orientation in the picture's EXIF data is taken into account. */
  readonly width: number;
  readonly height: number;
}

/** A picture on the newspaper's site. Its own path and size are those of the file for feeds. */
export interface HostedPicture extends HostedFile {
  /**
   * The same picture as WebP in several widths, for web pages. The narrowest is first. Absent if a version of this program that made no
   * such files published the picture.
   */
  readonly renditions?: readonly HostedFile[] | undefined;
}
