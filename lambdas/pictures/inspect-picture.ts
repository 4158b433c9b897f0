// Prepares a picture for the site: its clean bytes, its type and its size.
import { createHash } from "node:crypto";
import { type HostedPicture, pictureTypes } from "../article/picture.ts";
import type { RefusalCode } from "../refusal/refusal.ts";
import { type CleanPicture, cleanPicture } from "./clean/clean-picture.ts";
import { isTurned } from "./clean/orientation.ts";
import { buildPicturePath } from "./picture-path.ts";

/** The greatest width and height in pixels. Every real panorama is smaller; forged headers claim more. */
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
 * Undefined unless the bytes are a whole image of a type that readers show, and can be cleaned.
 *
 * @param id of the article that it belongs to
 * @param original the bytes in the inbox
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

/** The reason why {@link inspectPicture} returns undefined. */
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

/** Read from the header alone. */
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
