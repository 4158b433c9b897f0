// What a picture's own bytes say of it.
import { createHash } from "node:crypto";
import { type HostedPicture, pictureTypes } from "../../article/picture.ts";

/** EXIF orientations that turn a picture on its side (CIPA DC-008 §4.6.5.1.6). */
const firstTurned = 5;

const extensions: Readonly<Record<string, keyof typeof pictureTypes>> = {
  jpg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
};

/**
 * The picture as the site will have it, under a path made of its bytes; undefined for anything but an image of the types
 * that readers show.
 *
 * @param id of the article that it belongs to
 */
export async function inspectPicture(id: string, bytes: Uint8Array): Promise<HostedPicture | undefined> {
  const size = await measure(bytes);
  const extension = extensions[size?.type ?? ""];
  if (!size || !extension || size.width < 1 || size.height < 1) return undefined;
  const isTurned = (size.orientation ?? 1) >= firstTurned;
  return {
    path: `${picturesOf(id)}${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${extension}`,
    type: pictureTypes[extension],
    length: bytes.length,
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
  };
}

/** The folder of an article's pictures on the site. */
export function picturesOf(id: string): string {
  return `media/${id}/`;
}

async function measure(bytes: Uint8Array) {
  const { imageSize } = await import("image-size");
  try {
    return imageSize(bytes);
  } catch {
    return undefined; // image-size's way of saying that this is no image that it knows
  }
}
