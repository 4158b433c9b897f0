// PNG: chunks of length, type, data and checksum (PNG 3rd edition §5.3).
import { crc32 } from "node:zlib";
import { ByteWriter, viewOf } from "./byte-writer.ts";
import { buildExif, type CleanPicture, readOrientation, upright } from "./orientation.ts";

/** The image, its animation, its colours and its density. */
const keptTypes: ReadonlySet<string> = new Set([
  ...["IHDR", "PLTE", "IDAT", "tRNS"],
  ...["acTL", "fcTL", "fdAT"],
  ...["cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI"],
  ...["bKGD", "pHYs"],
]);

const end = chunk("IEND", new Uint8Array(0));

export function cleanPng(bytes: Uint8Array): CleanPicture | undefined {
  const view = viewOf(bytes);
  const kept = new ByteWriter(bytes.length + end.length + buildChunk(upright).length);
  kept.write(bytes.subarray(0, 8));
  let orientation = upright;
  let hasImage = false;
  let hasExif = false;
  for (let at = 8; at + 8 <= bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === "IEND") {
      kept.write(end);
      return { bytes: kept.finish(), orientation };
    }
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return undefined;
    if (keptTypes.has(type)) {
      kept.write(bytes.subarray(at, next));
      hasImage ||= type === "IDAT";
    } else if (type === "eXIf" && !hasExif && isIntact(bytes.subarray(at, next))) {
      hasExif = true;
      const stated = readOrientation(bytes.subarray(at + 8, next - 4)) ?? upright;
      if (stated !== upright) kept.write(buildChunk(stated));
      // Browsers do not turn a picture whose EXIF follows the image.
      if (!hasImage) orientation = stated;
    } else if (isCritical(type)) return undefined;
    at = next;
  }
  return undefined;
}

/** §5.4: nobody shows a picture with a critical chunk that they don't know. */
function isCritical(type: string): boolean {
  return !/^[a-z]/.test(type);
}

/** Browsers leave out an ancillary chunk whose checksum is wrong. */
function isIntact(chunk: Uint8Array): boolean {
  const { length } = chunk;
  return crc32(chunk.subarray(4, length - 4)) === viewOf(chunk).getUint32(length - 4);
}

function buildChunk(orientation: number): Uint8Array {
  return chunk("eXIf", buildExif(orientation));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = viewOf(bytes);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}
