// JPEG: segments up to the end of the image (ISO 10918-1 annex B).
import { ByteWriter } from "./byte-writer.ts";
import { buildExif, type CleanPicture, readOrientation, upright } from "./orientation.ts";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const app0 = 0xe0;
const app15 = 0xef;
const comment = 0xfe;

/** The length of "Exif" and of two bytes that should be zero. Browsers ignore the second byte. */
const exifPrefix = 6;

/**
 * The segments of the image: SOF0 to SOF15, DHT and DAC (whose numbers are between them, as is that of JPG, which is left out), SOS, DQT,
 * DNL and DRI.
 */
const isOfImage = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= startOfScan && marker <= 0xdd);
const isMetadata = (marker: number) => (marker >= app0 && marker <= app15) || marker === comment;
/** TEM, RST0 to RST7 and SOI have no length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= startOfImage);

export function cleanJpeg(bytes: Uint8Array): CleanPicture | undefined {
  const kept = new ByteWriter(bytes.length + exifSegment(upright).length);
  kept.write(Uint8Array.of(0xff, startOfImage));
  let orientation: number | undefined;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    // Skips fill bytes, and bytes that some programs leave between segments by mistake.
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff) {
      at++;
      continue;
    }
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker === endOfImage) {
      if (!hasScan) return undefined;
      kept.write(Uint8Array.of(0xff, endOfImage));
      return { bytes: kept.finish(), orientation: orientation ?? upright };
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end < at + 4 || end > bytes.length) return undefined;
    const data = bytes.subarray(at + 4, end);
    if (marker === startOfScan) {
      const scanEnd = findEndOfScan(bytes, end);
      kept.write(bytes.subarray(at, scanEnd));
      hasScan = true;
      at = scanEnd;
      continue;
    }
    if (isOfImage(marker)) kept.write(bytes.subarray(at, end));
    else if (!isMetadata(marker)) return undefined;
    else if (marker === 0xe1 && orientation === undefined && !hasScan && startsWith(data, "Exif\0")) {
      // The first block that states the orientation counts. A program may have put a block without an orientation before it.
      orientation = readOrientation(data.subarray(exifPrefix));
      if (orientation !== undefined && orientation !== upright) kept.write(exifSegment(orientation));
    } else kept.write(withoutExtras(marker, data));
    at = end;
  }
  return undefined;
}

/** Returns the part of an application segment that decoders need. Empty if they need nothing of it. */
function withoutExtras(marker: number, data: Uint8Array): Uint8Array {
  // JFIF: version and density; the last two bytes give the size of a thumbnail that follows.
  if (marker === app0 && startsWith(data, "JFIF\0") && data.length >= 14)
    return segment(marker, Uint8Array.of(...data.subarray(0, 12), 0, 0));
  // A part of the colour profile (ICC.1 annex B.4).
  if (marker === 0xe2 && startsWith(data, "ICC_PROFILE\0")) return segment(marker, data);
  // Adobe: how the colours are coded.
  if (marker === 0xee && startsWith(data, "Adobe") && data.length >= 12)
    return segment(marker, data.subarray(0, 12));
  return nothing;
}

const nothing = new Uint8Array(0);

/**
 * Where the next segment begins. Within a scan, 0xFF is followed by 0x00, by a restart marker or by another 0xFF. Any other marker without
 * a meaning is damage. Decoders skip it, and so does this function.
 */
function findEndOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (isOfImage(marker) || isMetadata(marker) || marker === endOfImage) return at;
  }
  return bytes.length;
}

function exifSegment(orientation: number): Uint8Array {
  const exif = buildExif(orientation);
  const data = new Uint8Array(exifPrefix + exif.length);
  data.set(new TextEncoder().encode("Exif"));
  data.set(exif, exifPrefix);
  return segment(0xe1, data);
}

function segment(marker: number, data: Uint8Array): Uint8Array {
  const length = data.length + 2;
  const bytes = new Uint8Array(length + 2);
  bytes.set([0xff, marker, length >> 8, length & 0xff]);
  bytes.set(data, 4);
  return bytes;
}

function startsWith(data: Uint8Array, name: string): boolean {
  for (let index = 0; index < name.length; index++) if (data[index] !== name.charCodeAt(index)) return false;
  return true;
}
