// Pictures, as an article names them and as the site has them.
import { type Unknown, understoodJson } from "./unknown.ts";

/** What an article says of a picture. */
export interface PictureReference {
  readonly from: PictureOrigin;
  /** For people who can't see it. */
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  readonly unknown?: Unknown | undefined;
}

export type PictureOrigin =
  /** A file of the article's own name, in its folder, such as `1187246.jpg`. */
  | { readonly kind: "beside" }
  /** A file that the article names, relative to the article's folder. */
  | { readonly kind: "file"; readonly name: string }
  /** Inside the article's own file. */
  | { readonly kind: "embedded"; readonly name: string }
  /** On somebody's server: an absolute http or https address, percent-encoded. */
  | { readonly kind: "remote"; readonly url: string }
  /** From where only a newer version knows. */
  | { readonly kind: "unknown"; readonly unknown: Unknown };

export function isSameOrigin(one: PictureOrigin, other: PictureOrigin): boolean {
  return understoodJson(one) === understoodJson(other);
}

/** The image formats that feed readers show, by their extensions. */
export const pictureTypes = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
} as const;

export type PictureType = (typeof pictureTypes)[keyof typeof pictureTypes];

/** A picture of the site's own. */
export interface HostedPicture {
  /** On the site: another picture has another path. */
  readonly path: string;
  readonly type: PictureType;
  /** Bytes. */
  readonly length: number;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}
