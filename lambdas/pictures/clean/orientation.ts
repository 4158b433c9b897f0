// The only member of EXIF that readers need: the orientation (CIPA DC-008, tag 0x0112).

import { viewOf } from "./byte-writer.ts";

export interface CleanPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The orientation as in EXIF, 1 to 8. Browsers turn the picture according to it. */
  readonly orientation: number;
}

/** The orientation of a picture that must not be turned. The values 2 to 8 turn or mirror a picture. */
export const upright = 1;

const greatest = 8;
/** Orientations from here on turn a picture on its side. */
const firstTurned = 5;
const orientationTag = 0x0112;
const shortType = 3;
const entrySize = 12;

export function isTurned(orientation: number): boolean {
  return orientation >= firstTurned;
}

/** Undefined if the block is broken or says nothing. Like browsers, it takes the first valid entry. */
export function readOrientation(tiff: Uint8Array): number | undefined {
  const view = viewOf(tiff);
  if (view.byteLength < 8) return undefined;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (view.getUint16(2, isLittle) !== 42 || directory + 2 > view.byteLength) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * entrySize;
    if (entry + entrySize > view.byteLength) return undefined;
    const isOneShort =
      view.getUint16(entry + 2, isLittle) === shortType && view.getUint32(entry + 4, isLittle) === 1;
    const value = view.getUint16(entry + 8, isLittle);
    const isValid = isOneShort && value >= upright && value <= greatest;
    if (isValid && view.getUint16(entry, isLittle) === orientationTag) return value;
  }
  return undefined;
}

/** An EXIF block that holds nothing else: a TIFF header, a directory of one entry, and no further directory. */
export function buildExif(orientation: number): Uint8Array {
  return Uint8Array.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1],
    ...[orientationTag >> 8, orientationTag & 0xff, 0, shortType, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
}
