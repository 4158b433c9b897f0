// Makes the forms of a picture, which are smaller versions: WebP for pages, and a JPEG for feeds if the picture itself is large. They are
// made by sharp (libvips), which is loaded when the first picture needs it.
import { createHash } from "node:crypto";
import type { OutputInfo, Sharp } from "sharp";
import { type HostedFile, type PictureType, pictureTypes } from "../article/picture.ts";
import { buildPicturePath } from "./picture-path.ts";

/** Widths of the forms for pages, in pixels. None is wider than the picture. */
const widths = [480, 960, 1600];
/** A picture that is wider (in pixels) or heavier (in bytes) than this is not published itself. Its largest form replaces it. */
const widest = 1600;
const heaviest = 1_000_000;
/** The greatest number of pixels of a form. Without this limit, the forms of a long strip would take a minute and a gigabyte. */
const mostPixels = 4_000_000;

/** Part of every path, so that a change of these settings gives new paths. */
const recipe = "1";
const quality = { webp: 76, jpeg: 82 };

export interface PictureFile extends HostedFile {
  readonly bytes: Uint8Array;
}

export interface Forms {
  /** The form that replaces the picture. Undefined if the picture is small enough. */
  readonly main?: PictureFile | undefined;
  /** The forms in WebP, the narrowest first. */
  readonly renditions: readonly PictureFile[];
  /** How long it took to make the forms. The unit is the time that it takes to read one pixel. */
  readonly cost: number;
}

/** How many times longer it takes to write a pixel than to read one. With transparency, most of this time is used to find a palette. */
const writing = { opaque: 20, transparent: 60 };

export interface Source {
  /** The article's id. */
  readonly id: string;
  /** The hash of the file in the inbox, in hexadecimal digits. */
  readonly original: string;
  /** The bytes of the picture without private metadata. */
  readonly bytes: Uint8Array;
  /** The width and height of the upright picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Makes the forms of a picture. A small picture, an animation and a picture that libvips can't decode have none, and are published as they
 * are. The same picture always gets the same paths, even if another version of libvips makes different bytes.
 */
export async function makeForms({ id, original, bytes, width, height }: Source): Promise<Forms> {
  const largest = Math.min(widest, Math.ceil(Math.sqrt((mostPixels * width) / height)));
  const isLarge = width > largest || bytes.length > heaviest;
  const most = Math.min(width, largest);
  const wanted = [...widths.filter((one) => one < most), most];
  if (!isLarge && wanted.length === 1) return { renditions: [], cost: 0 };
  let cost = width * height;
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  const open = () => sharp(bytes, { failOn: "error", sequentialRead: true }).autoOrient();
  const finish = async (image: Sharp, name: string, extension: keyof typeof pictureTypes) => {
    const { data, info } = await image.toBuffer({ resolveWithObject: true });
    const published = createHash("sha256").update(`${recipe} ${name}`).digest("hex");
    return fileOf(
      buildPicturePath(id, { original, published, extension }),
      pictureTypes[extension],
      data,
      info,
    );
  };
  try {
    const { pages = 1, hasAlpha } = await open().metadata();
    if (pages > 1) return { renditions: [], cost: 0 };
    for (const one of [...wanted, ...(isLarge ? [largest] : [])])
      cost += ((one * one * height) / width) * (hasAlpha ? writing.transparent : writing.opaque);
    const renditions: PictureFile[] = [];
    // One after the other, because each holds a decoded picture in memory.
    for (const one of wanted) {
      const image = open().resize({ width: one, withoutEnlargement: true });
      renditions.push(await finish(image.webp({ quality: quality.webp }), `webp ${one}`, "webp"));
    }
    if (!isLarge) return { renditions, cost };
    const image = open().resize({ width: largest, withoutEnlargement: true });
    // JPEG has no transparency.
    const main = hasAlpha
      ? await finish(image.png({ palette: true }), `png ${largest}`, "png")
      : await finish(image.jpeg({ quality: quality.jpeg, mozjpeg: true }), `jpeg ${largest}`, "jpg");
    return { main, renditions, cost };
  } catch {
    return { renditions: [], cost }; // sharp's way of saying that it can't decode the picture
  }
}

function fileOf(
  path: string,
  type: PictureType,
  bytes: Uint8Array,
  { width, height }: OutputInfo,
): PictureFile {
  return { path, type, length: bytes.length, width, height, bytes };
}
