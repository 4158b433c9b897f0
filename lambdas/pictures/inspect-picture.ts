// Prepares a picture for the site: its clean bytes, its type and its size.
import { createHash } from "node:crypto";
import { extensionOfFormat, type HostedFile, type HostedPicture, pictureTypes } from "../article/picture.ts";
import type { RefusalCode } from "../refusal/refusal.ts";
import { cleanPicture } from "./clean/clean-picture.ts";
import { type CleanPicture, isTurned } from "./clean/orientation.ts";
import { mostCost } from "./forms/cost-of-forms.ts";
import { isTooLargeToDecode } from "./forms/decoded-size.ts";
import { makeForms, type PictureFile } from "./forms/renditions.ts";
import { buildPicturePath } from "./picture-path.ts";

/** The greatest width and height in pixels. Every real panorama is smaller; forged headers claim more. */
const longestSide = 20_000;
/** The greatest number of pixels. No camera makes larger pictures. */
const mostPixels = 100_000_000;

export interface InspectedPicture {
  readonly hosted: HostedPicture;
  /** The files that the site publishes, without private data: the picture for feeds, and smaller versions for pages. */
  readonly files: readonly PictureFile[];
  /** The estimated cost of making the smaller versions, see {@link Forms.cost}. */
  readonly cost: number;
}

/**
 * Undefined unless the bytes are a whole image of a type that readers show, and can be cleaned.
 *
 * @param id the id of the article that the picture belongs to
 * @param bytes as they are in the inbox
 * @param room the greatest cost of the smaller versions. If they cost more, none are made, and the picture is published in its own size
 */
export async function inspectPicture(
  id: string,
  bytes: Uint8Array,
  room = mostCost.picture,
): Promise<InspectedPicture | undefined> {
  const size = await measure(bytes);
  const clean = size && !(await isTooLarge(size, bytes)) && cleanWhole(size, bytes);
  if (!size || !clean) return undefined;
  const original = hash(bytes);
  const { extension } = size;
  const isOnSide = isTurned(clean.orientation);
  const whole = {
    path: buildPicturePath(id, { original, published: hash(clean.bytes), extension }),
    type: pictureTypes[extension],
    length: clean.bytes.length,
    width: isOnSide ? size.height : size.width,
    height: isOnSide ? size.width : size.height,
    bytes: clean.bytes,
  };
  const source = { id, original, bytes: clean.bytes, width: whole.width, height: whole.height };
  const { main = whole, renditions, cost } = await makeForms(source, room);
  const hosted = { ...withoutBytes(main), renditions: renditions.map(withoutBytes) };
  return { hosted, files: [main, ...renditions], cost };
}

function withoutBytes({ bytes: _bytes, ...file }: PictureFile): HostedFile {
  return file;
}

/** The reason why {@link inspectPicture} returns undefined, and the size of a picture that is too large. */
export async function refusePicture(
  bytes: Uint8Array,
): Promise<{ readonly code: RefusalCode; readonly found?: string } | undefined> {
  const size = await measure(bytes);
  if (!size) return { code: "not-a-picture" };
  if (await isTooLarge(size, bytes))
    return { code: "picture-too-large", found: `${size.width} × ${size.height}` };
  return cleanWhole(size, bytes) ? undefined : { code: "damaged-file" };
}

interface Size {
  readonly extension: keyof typeof pictureTypes;
  readonly width: number;
  readonly height: number;
}

/** Returns the format and the size of a picture. Only the header is read, not the pixels. */
async function measure(bytes: Uint8Array): Promise<Size | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { type = "", width, height } = imageSize(bytes);
    const extension = extensionOfFormat(type);
    return extension && width > 0 && height > 0 ? { extension, width, height } : undefined;
  } catch {
    return undefined; // the library image-size throws if it does not know the format
  }
}

/** No real picture has longer sides than {@link longestSide}. */
async function isTooLarge({ width, height }: Size, bytes: Uint8Array): Promise<boolean> {
  if (Math.max(width, height) > longestSide) return false;
  const pixels = width * height;
  return pixels > mostPixels || (await isTooLargeToDecode(bytes, pixels));
}

function cleanWhole({ extension, width, height }: Size, bytes: Uint8Array): CleanPicture | undefined {
  return Math.max(width, height) <= longestSide ? cleanPicture(extension, bytes) : undefined;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
