// A picture as the site will have it: its clean bytes and what they say of themselves.
import { createHash } from "node:crypto";
import { type HostedPicture, pictureTypes } from "../article/picture.ts";
import type { RefusalCode } from "../refusal/refusal.ts";
import { type CleanPicture, cleanPicture } from "./clean/clean-picture.ts";
import { isTurned } from "./clean/orientation.ts";
import { buildPicturePath } from "./picture-path.ts";

/** Pixels of a side: a panorama has fewer, and a header that was made up more. */
const longestSide = 20_000;

const extensions: Readonly<Record<string, keyof typeof pictureTypes>> = {
  jpg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
};

export interface InspectedPicture {
  readonly hosted: HostedPicture;
  /** What the site publishes: without private data. */
  readonly bytes: Uint8Array;
}

/**
 * Undefined for anything but a whole image of the types that readers show, and for one that can't be cleaned.
 *
 * @param id of the article that it belongs to
 * @param original as the picture came
 */
export async function inspectPicture(
  id: string,
  original: Uint8Array,
): Promise<InspectedPicture | undefined> {
  const size = await measure(original);
  const clean = size && cleanWhole(size, original);
  if (!size || !clean) return undefined;
  const { extension, width, height } = size;
  const { bytes, orientation } = clean;
  const hosted = {
    path: buildPicturePath(id, { original: hash(original), published: hash(bytes), extension }),
    type: pictureTypes[extension],
    length: bytes.length,
    width: isTurned(orientation) ? height : width,
    height: isTurned(orientation) ? width : height,
  };
  return { hosted, bytes };
}

/** Why {@link inspectPicture} has nothing to say of these bytes. */
export async function refusePicture(bytes: Uint8Array): Promise<RefusalCode | undefined> {
  const size = await measure(bytes);
  if (!size) return "not-a-picture";
  return cleanWhole(size, bytes) ? undefined : "damaged-file";
}

interface Size {
  readonly extension: keyof typeof pictureTypes;
  readonly width: number;
  readonly height: number;
}

/** By the header alone. */
async function measure(bytes: Uint8Array): Promise<Size | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { type = "", width, height } = imageSize(bytes);
    const extension = extensions[type];
    return extension && width > 0 && height > 0 ? { extension, width, height } : undefined;
  } catch {
    return undefined; // image-size's way of saying that this is no image that it knows
  }
}

function cleanWhole({ extension, width, height }: Size, bytes: Uint8Array): CleanPicture | undefined {
  return Math.max(width, height) <= longestSide ? cleanPicture(extension, bytes) : undefined;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
