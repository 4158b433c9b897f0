// WebP: chunks of type, length and data in a RIFF file (RFC 9649 §2).
import { ByteWriter } from "./byte-writer.ts";
import type { CleanPicture } from "./clean-picture.ts";
import { buildExif, readOrientation, upright } from "./orientation.ts";

const keptTypes: ReadonlySet<string> = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ICCP"]);
/** Of a frame of an animation, behind its head. */
const frameTypes: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "ALPH"]);
const frameHead = 16;

/** Of the first byte of VP8X: which chunks there are. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

export function cleanWebp(bytes: Uint8Array): CleanPicture | undefined {
  if (bytes.length < 12) return undefined;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  if (end > bytes.length) return undefined;
  const kept = new ByteWriter(bytes.length + 8 + buildExif(upright).length + 2);
  kept.write(bytes.subarray(0, 12));
  let flags: { readonly at: number; readonly value: number } | undefined;
  let hasExif = false;
  for (const chunk of chunksOf(bytes.subarray(12, end))) {
    if (!chunk) return undefined;
    const { type, data } = chunk;
    if (type === "VP8X") flags = { at: kept.length + 8, value: data[0] ?? 0 };
    if (keptTypes.has(type)) writeChunk(kept, type, data);
    else if (type === "ANMF") {
      if (!writeFrame(kept, data)) return undefined;
    } else if (type === "EXIF" && flags && !hasExif) {
      const orientation = readOrientation(isPrefixed(data) ? data.subarray(6) : data);
      if (orientation === upright) continue;
      writeChunk(kept, type, buildExif(orientation));
      hasExif = true;
    }
  }
  if (flags) {
    const others = flags.value & ~(exifFlag | xmpFlag);
    kept.overwrite(flags.at, Uint8Array.of(others | (hasExif ? exifFlag : 0)));
  }
  kept.overwrite(4, uint32(kept.length - 8));
  // Browsers show a WebP as it is, whatever its EXIF says.
  return { bytes: kept.finish(), orientation: upright };
}

/** Some programs write EXIF as in JPEG. */
function isPrefixed(exif: Uint8Array): boolean {
  return String.fromCharCode(...exif.subarray(0, 4)) === "Exif";
}

/** Undefined at the end where the last one breaks off. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk | undefined> {
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length; ) {
    const end = at + 8 + (at + 8 <= bytes.length ? view.getUint32(at + 4, true) : 0);
    if (end > bytes.length) {
      yield undefined;
      return;
    }
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    yield { type, data: bytes.subarray(at + 8, end) };
    at = end + (end & 1);
  }
}

/** Answers whether the frame is whole. */
function writeFrame(kept: ByteWriter, data: Uint8Array): boolean {
  const start = kept.length;
  writeChunk(kept, "ANMF", data.subarray(0, frameHead));
  for (const chunk of chunksOf(data.subarray(frameHead))) {
    if (!chunk) return false;
    if (frameTypes.has(chunk.type)) writeChunk(kept, chunk.type, chunk.data);
  }
  kept.overwrite(start + 4, uint32(kept.length - start - 8));
  return data.length >= frameHead;
}

/** Data of an odd length is filled up by one byte. */
function writeChunk(kept: ByteWriter, type: string, data: Uint8Array): void {
  kept.write(new TextEncoder().encode(type));
  kept.write(uint32(data.length));
  kept.write(data);
  if (data.length & 1) kept.write(Uint8Array.of(0));
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
