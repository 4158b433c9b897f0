// Pictures as an article refers to them, and as they are on the site.
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
  /** A file that the article names, relative to the article's folder. */
  | { readonly kind: "file"; readonly name: string }
  /** Inside the article's own file. */
  | { readonly kind: "embedded"; readonly name: string }
  /** On another server: an absolute, percent-encoded http or https URL. */
  | { readonly kind: "remote"; readonly url: string }
  /** An origin that a newer version stored. */
  | { readonly kind: "unknown"; readonly unknown: Unknown };

export function isSameOrigin(one: PictureOrigin, other: PictureOrigin): boolean {
  return originKey(one) === originKey(other);
}

/** The same text for the same origin. */
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

export type PictureType = (typeof pictureTypes)[keyof typeof pictureTypes];

/** A file of a picture on our own site. */
export interface HostedFile {
  /** The path on the site. Different pictures have different paths. */
  readonly path: string;
  readonly type: PictureType;
  /** Bytes. */
  readonly length: number;
  /** In pixels, after rotation. */
  readonly width: number;
  readonly height: number;
}

/** A picture on our own site: the file for feeds, and smaller ones. */
export interface HostedPicture extends HostedFile {
  /** The forms for pages, in WebP, the narrowest first. Absent if an earlier version published the picture. */
  readonly renditions?: readonly HostedFile[] | undefined;
}
