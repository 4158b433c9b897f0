// Smaller forms of a picture, made by sharp (libvips): WebP for pages, and a JPEG for feeds if the picture itself is large.
// sharp is loaded when the first picture comes that needs it.
import { createHash } from "node:crypto";
import type { OutputInfo, Sharp } from "sharp";
import { type HostedFile, type PictureType, pictureTypes } from "../article/picture.ts";
import { buildPicturePath } from "./picture-path.ts";

/** Widths of the forms for pages, in pixels. None is wider than the picture. */
const widths = [480, 960, 1600];
/** A picture beyond one of these is not published itself: the largest form takes its place. Pixels and bytes. */
const widest = 1600;
const heaviest = 1_000_000;
/** Pixels of a form, so that a long strip takes neither a minute nor a gigabyte. A photograph in portrait format has fewer. */
const mostPixels = 4_000_000;

/** Part of every path, so that a change of these settings gives new paths. */
const recipe = "1";
const quality = { webp: 76, jpeg: 82 };

export interface PictureFile extends HostedFile {
  readonly bytes: Uint8Array;
}

export interface Forms {
  /** Takes the place of the picture. Absent if the picture is small enough. */
  readonly main?: PictureFile | undefined;
  /** WebP, the narrowest first. */
  readonly renditions: readonly PictureFile[];
  /** How long it took to make them, in pixels that are only read. */
  readonly cost: number;
}

/** Writing a pixel takes so many times as long as reading one; with transparency, most of the time goes into a palette. */
const writing = { opaque: 20, transparent: 60 };

export interface Source {
  /** The article's id. */
  readonly id: string;
  /** Hexadecimal hash of the bytes in the inbox. */
  readonly original: string;
  /** The clean bytes. */
  readonly bytes: Uint8Array;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/**
 * The forms of a picture. None for a small picture, for an animation, and for one that libvips can't decode: it is published as it is.
 * The same picture always has the same paths, also if another version of libvips makes other bytes.
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
