// Cleans a picture for the site: no EXIF, IPTC, XMP, maker notes, thumbnails, comments, nor anything after its end. Each format has a list
// of the parts that are kept. All other parts are removed, also parts of unknown kinds. Nothing is decoded: the compressed image stays bit
// for bit, and with it the colour profile, the animation and the orientation.
import type { pictureTypes } from "../../article/picture.ts";
import { cleanGif } from "./clean-gif.ts";
import { cleanJpeg } from "./clean-jpeg.ts";
import { cleanPng } from "./clean-png.ts";
import { cleanWebp } from "./clean-webp.ts";
import type { CleanPicture } from "./orientation.ts";

/** Undefined for a truncated file, or one so broken that its parts can't be found. Takes time linear in its length. */
type Clean = (bytes: Uint8Array) => CleanPicture | undefined;

const cleanByType: Readonly<Record<keyof typeof pictureTypes, Clean>> = {
  jpg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
  webp: cleanWebp,
};

/** Pictures that were cleaned before. Without this, a call that asks for the same bytes again would need another 20 MB. */
const cleaned = new WeakMap<Uint8Array, ReturnType<Clean>>();

export function cleanPicture(type: keyof typeof pictureTypes, bytes: Uint8Array): CleanPicture | undefined {
  if (!cleaned.has(bytes)) cleaned.set(bytes, cleanByType[type](bytes));
  return cleaned.get(bytes);
}
