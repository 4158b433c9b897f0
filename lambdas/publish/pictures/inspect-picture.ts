// What a picture's own bytes say of it.
import { createHash } from "node:crypto";
import { type HostedPicture, pictureTypes } from "../../article/picture.ts";
import type { RefusalCode } from "../../refusal/refusal.ts";
import { isWholePicture } from "./whole-picture.ts";

/** EXIF orientations that turn a picture on its side (CIPA DC-008 §4.6.5.1.6). */
const firstTurned = 5;

/** Pixels of a side: a panorama has fewer, and a header that was made up more. */
const longestSide = 20_000;

const extensions: Readonly<Record<string, keyof typeof pictureTypes>> = {
  jpg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
};

/**
 * The picture as the site will have it, under a path made of its bytes; undefined for anything but a whole image of the types
 * that readers show.
 *
 * @param id of the article that it belongs to
 */
export async function inspectPicture(id: string, bytes: Uint8Array): Promise<HostedPicture | undefined> {
  const size = await measure(bytes);
  if (!size || !isWhole(size, bytes)) return undefined;
  const { extension } = size;
  const isTurned = (size.orientation ?? 1) >= firstTurned;
  return {
    path: `${picturesOf(id)}${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${extension}`,
    type: pictureTypes[extension],
    length: bytes.length,
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
  };
}

/** Why {@link inspectPicture} has nothing to say of these bytes. */
export async function refusePicture(bytes: Uint8Array): Promise<RefusalCode | undefined> {
  const size = await measure(bytes);
  if (!size) return "not-a-picture";
  return isWhole(size, bytes) ? undefined : "damaged-file";
}

/** The folder of an article's pictures on the site. */
export function picturesOf(id: string): string {
  return `media/${id}/`;
}

interface Size {
  readonly extension: keyof typeof pictureTypes;
  readonly width: number;
  readonly height: number;
  readonly orientation?: number | undefined;
}

/** By the header alone. */
async function measure(bytes: Uint8Array): Promise<Size | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { type = "", width, height, orientation } = imageSize(bytes);
    const extension = extensions[type];
    return extension && width > 0 && height > 0 ? { extension, width, height, orientation } : undefined;
  } catch {
    return undefined; // image-size's way of saying that this is no image that it knows
  }
}

function isWhole({ extension, width, height }: Size, bytes: Uint8Array): boolean {
  return Math.max(width, height) <= longestSide && isWholePicture(extension, bytes);
}
