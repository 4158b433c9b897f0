// Makes the forms of a picture, which are smaller versions: WebP for pages, and a JPEG for feeds if the picture itself is large. They are
// made by sharp (libvips), which is loaded when the first picture needs it.
import { createHash } from "node:crypto";
import type { OutputInfo, Sharp } from "sharp";
import { type HostedFile, type PictureType, pictureTypes } from "../../article/picture.ts";
import { buildPicturePath } from "../picture-path.ts";
import { estimateCost } from "./cost-of-forms.ts";
import { isEasyToDecode } from "./decoded-size.ts";

/** Widths of the forms for pages, in pixels. None is wider than the picture. */
const widths = [480, 960, 1600];
/** A picture that is wider (in pixels) or heavier (in bytes) than this is not published itself. Its largest form replaces it. */
const widest = 1600;
const heaviest = 1_000_000;
/**
 * The greatest number of pixels of a form. Without this limit, the forms of a long strip would take a minute and a gigabyte. A transparent
 * pixel takes three times as much.
 */
const mostPixels = { opaque: 4_000_000, transparent: 1_000_000 };

/** Part of every path, so that a change of these settings gives new paths. */
const recipe = "1";
/** The default effort of sharp, 4, takes twice the time, and the files are only 5 percent smaller. */
const webp = { opaque: { quality: 76, effort: 2 }, transparent: { quality: 76, effort: 0 } };
/** With the options that are off, random colours take nine times as long, and the JPEG is not better at the same size. */
const jpeg = { quality: 79, mozjpeg: true, trellisQuantisation: false, optimiseScans: false };
/** From 1 to 10. The default of sharp, 7, takes 20 seconds and 124 MB for a picture of random colours. */
const paletteEffort = 2;

export interface PictureFile extends HostedFile {
  readonly bytes: Uint8Array;
}

export interface Forms {
  /** The form that replaces the picture. Undefined if the picture is small enough. */
  readonly main?: PictureFile | undefined;
  /** The forms in WebP, the narrowest first. */
  readonly renditions: readonly PictureFile[];
  /** The estimated cost of making the forms, see {@link estimateCost}. */
  readonly cost: number;
}

const none: Forms = { renditions: [], cost: 0 };

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

/** The forms that were made last, by article and picture. A call needs them twice: to record them, and to write them. */
const made = new Map<string, Forms>();
/** The greatest size of the forms that are kept, in bytes. Those of a photograph have half a megabyte. */
const mostKept = 16_000_000;

/** Does the same as {@link makeAnew}, once for each picture of a call. */
export async function makeForms(source: Source, room: number): Promise<Forms> {
  const key = `${source.original} ${source.id}`;
  const forms = made.get(key) ?? (await makeAnew(source, room));
  if (forms.cost > room) return none;
  if (forms.renditions.length === 0) return forms;
  made.set(key, forms);
  for (const first of made.keys()) {
    if (sizeOf([...made.values()]) <= mostKept) break;
    made.delete(first);
  }
  return forms;
}

function sizeOf(forms: readonly Forms[]): number {
  const files = forms.flatMap(({ main, renditions }) => (main ? [main, ...renditions] : renditions));
  return files.reduce((size, { length }) => size + length, 0);
}

/**
 * Makes the forms of a picture. A small picture, an animation, and a picture that libvips can't decode or only with much memory or time
 * have none, and are published as they are. The same picture always gets the same paths, even if another version of libvips makes
 * different bytes.
 *
 * @param room the greatest cost that the forms may have
 */
async function makeAnew({ id, original, bytes, width, height }: Source, room: number): Promise<Forms> {
  const isHeavy = bytes.length > heaviest;
  const [narrowest = widest] = widths;
  if (!isHeavy && width <= narrowest && width * height <= mostPixels.transparent) return none;
  let cost = 0;
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  const image = sharp(bytes, { failOn: "error", sequentialRead: true }).autoOrient();
  const finish = async (form: Sharp, name: string, extension: keyof typeof pictureTypes) => {
    const { data, info } = await form.toBuffer({ resolveWithObject: true });
    const published = createHash("sha256").update(`${recipe} ${name}`).digest("hex");
    return fileOf(
      buildPicturePath(id, { original, published, extension }),
      pictureTypes[extension],
      data,
      info,
    );
  };
  try {
    const found = await image.metadata();
    const { pages = 1, hasAlpha } = found;
    if (pages > 1 || !isEasyToDecode(found, width * height)) return none;
    const pixels = hasAlpha ? mostPixels.transparent : mostPixels.opaque;
    const largest = Math.min(widest, Math.ceil(Math.sqrt((pixels * width) / height)));
    const most = Math.min(width, largest);
    const isLarge = isHeavy || width > largest;
    const wanted = [...widths.filter((one) => one < most), most];
    if (!isLarge && wanted.length === 1) return none;
    const pixelsOf = (one: number) => (one * one * height) / width;
    const written = {
      webp: wanted.reduce((sum, one) => sum + pixelsOf(one), 0),
      main: isLarge ? pixelsOf(most) : 0,
    };
    cost = estimateCost(found, width * height, written, width >= 2 * most);
    if (cost > room) return none;
    // The picture is decoded once. All forms are made of its pixels in the greatest of their sizes.
    const { data, info } = await image.resize({ width: most }).raw().toBuffer({ resolveWithObject: true });
    const form = (one: number) => {
      const whole = sharp(data, { raw: info });
      return one < most ? whole.resize({ width: one }) : whole;
    };
    const renditions: PictureFile[] = [];
    // One after the other, because each takes much memory.
    for (const one of wanted)
      renditions.push(
        await finish(form(one).webp(hasAlpha ? webp.transparent : webp.opaque), `webp ${one}`, "webp"),
      );
    if (!isLarge) return { renditions, cost };
    // JPEG has no transparency.
    const main = hasAlpha
      ? await finish(form(most).png({ palette: true, effort: paletteEffort }), `png ${largest}`, "png")
      : await finish(form(most).jpeg(jpeg), `jpeg ${largest}`, "jpg");
    return { main, renditions, cost };
  } catch {
    return { renditions: [], cost }; // sharp throws if it can't decode the picture
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
