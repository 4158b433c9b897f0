// WebP: chunks of type, length and data in a RIFF file (RFC 9649 §2).
import { ByteWriter, viewOf } from "./byte-writer.ts";
import { buildExif, type CleanPicture, readOrientation, upright } from "./orientation.ts";

const keptTypes: ReadonlySet<string> = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ICCP"]);
/** The types of chunks that are kept in a frame of an animation, after the head of the frame. */
const frameTypes: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "ALPH"]);
const frameHead = 16;

/** The length of a VP8X chunk, in bytes. */
const headLength = 10;
/** Bits in the first byte of VP8X. They state that the file has such chunks. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

const chunkHead = 8;
const padding = Uint8Array.of(0);

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Type, length and data, without padding. */
  readonly bytes: Uint8Array;
}

export function cleanWebp(bytes: Uint8Array): CleanPicture | undefined {
  if (bytes.length < 12) return undefined;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  if (end > bytes.length) return undefined;
  const kept = new ByteWriter(bytes.length + buildChunk(upright).length + padding.length);
  kept.write(bytes.subarray(0, 12));
  let flags: { readonly at: number; readonly value: number } | undefined;
  let hasExif = false;
  for (const chunk of chunksOf(bytes.subarray(12, end))) {
    if (!chunk) return undefined;
    const { type, data } = chunk;
    if (type === "VP8X" && data.length !== headLength) return undefined;
    if (type === "VP8X") flags = { at: kept.length + chunkHead, value: data[0] ?? 0 };
    if (keptTypes.has(type)) writePadded(kept, chunk.bytes);
    else if (type === "ANMF") {
      if (!writeFrame(kept, chunk)) return undefined;
    } else if (type === "EXIF" && flags && !hasExif) {
      const orientation = readOrientation(isPrefixed(data) ? data.subarray(6) : data);
      if (orientation === undefined || orientation === upright) continue;
      kept.write(buildChunk(orientation));
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
    const start = at + chunkHead;
    const end = start + (start <= bytes.length ? view.getUint32(at + 4, true) : 0);
    if (end > bytes.length) {
      yield undefined;
      return;
    }
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    yield { type, data: bytes.subarray(start, end), bytes: bytes.subarray(at, end) };
    at = end + (end & 1);
  }
}

/** Answers whether the frame is whole. */
function writeFrame(kept: ByteWriter, { data, bytes }: Chunk): boolean {
  const start = kept.length;
  kept.write(bytes.subarray(0, chunkHead + frameHead));
  for (const chunk of chunksOf(data.subarray(frameHead))) {
    if (!chunk) return false;
    if (frameTypes.has(chunk.type)) writePadded(kept, chunk.bytes);
  }
  kept.overwrite(start + 4, uint32(kept.length - start - chunkHead));
  return data.length >= frameHead;
}

/** A chunk of an odd length is filled up by one byte. */
function writePadded(kept: ByteWriter, chunk: Uint8Array): void {
  kept.write(chunk);
  if (chunk.length & 1) kept.write(padding);
}

function buildChunk(orientation: number): Uint8Array {
  const exif = buildExif(orientation);
  return Uint8Array.of(...new TextEncoder().encode("EXIF"), ...uint32(exif.length), ...exif);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
