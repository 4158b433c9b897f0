// GIF: blocks up to the trailer (GIF89a §17 to §27).
import { ByteWriter } from "./byte-writer.ts";
import { type CleanPicture, upright } from "./orientation.ts";

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;

/** The names of the extensions that state how often an animation repeats. Netscape defined the first one. */
const loops: readonly string[] = ["NETSCAPE2.0", "ANIMEXTS1.0"];
const colourProfile = "ICCRGBG1012";

const coloursIn = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

export function cleanGif(bytes: Uint8Array): CleanPicture | undefined {
  const kept = new ByteWriter(bytes.length + 1);
  let images = 0;
  let at = 13 + coloursIn(bytes[10] ?? 0);
  kept.write(bytes.subarray(0, at));
  while (at < bytes.length) {
    const start = at;
    const block = bytes[at];
    if (block === extension) at += 2;
    else if (block === image) at += 11 + coloursIn(bytes[at + 9] ?? 0);
    else break;
    const end = findEndOfData(bytes, at);
    if (end === undefined) return undefined;
    if (block === image) {
      kept.write(bytes.subarray(start, end));
      images++;
    } else kept.write(withoutExtras(bytes.subarray(start, end)));
    at = end;
  }
  // Some programs omit the trailer, but no program stops within a block.
  if (bytes[at] !== trailer && images === 0) return undefined;
  kept.write(Uint8Array.of(trailer));
  return { bytes: kept.finish(), orientation: upright };
}

/**
 * Returns the position behind a series of sub-blocks. Each sub-block begins with its length, and the last one is empty. Undefined if the
 * file ends before that.
 */
function findEndOfData(bytes: Uint8Array, start: number): number | undefined {
  let at = start;
  for (let length = bytes[at]; length !== undefined; length = bytes[at]) {
    at += 1 + length;
    if (length === 0) return at;
  }
  return undefined;
}

/** Returns the part of an extension block that decoders need. Empty if they need nothing of it. */
function withoutExtras(block: Uint8Array): Uint8Array {
  if (block[1] === graphicControl) return block[2] === 4 ? shortened(block, 8) : nothing;
  if (block[1] !== application || block[2] !== 11) return nothing;
  const name = String.fromCharCode(...block.subarray(3, 14));
  if (name === colourProfile) return block;
  const saysHowOften = loops.includes(name) && block[14] === 3 && block[15] === 1;
  return saysHowOften ? shortened(block, 19) : nothing;
}

const nothing = new Uint8Array(0);

/** Cuts a block to this length. The last byte becomes 0: the empty sub-block that ends a block. */
function shortened(block: Uint8Array, length: number): Uint8Array {
  // Makes a copy, because `slice` of a Buffer shares its bytes with the file, which must not change.
  const short = new Uint8Array(block.subarray(0, length));
  short[length - 1] = 0;
  return short;
}
