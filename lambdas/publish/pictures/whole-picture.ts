// Whether a picture's file goes on to its end: an upload that was cut short has a header, and half of the picture.
// What follows the end is nobody's business: cameras append a film, a second picture or notes of their own.

type Pictured = "jpg" | "png" | "gif" | "webp";

const isWholeByType: Readonly<Record<Pictured, (bytes: Uint8Array) => boolean>> = {
  jpg: isWholeJpeg,
  png: isWholePng,
  gif: isWholeGif,
  webp: isWholeWebp,
};

export function isWholePicture(type: Pictured, bytes: Uint8Array): boolean {
  return isWholeByType[type](bytes);
}

const startOfScan = 0xda;
const endOfImage = Buffer.from([0xff, 0xd9]);
/** TEM, RST0 to RST7 and SOI have no length (ISO 10918-1 table B.1). */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** The end is looked for behind the first scan: the thumbnail in a segment before it has an end of its own. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  let at = 0;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes, and what careless programs leave between segments.
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff) at++;
    else if (isAlone(marker)) at += 2;
    else if (marker === startOfScan) return viewOf(bytes).includes(endOfImage, at);
    else at += 2 + viewOf(bytes).readUInt16BE(at + 2);
  }
  return false;
}

/** Chunks: length, type, data and checksum (PNG 3rd edition §5.3). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.readUInt32BE(at))
    if (view.toString("latin1", at + 4, at + 8) === "IEND") return true;
  return false;
}

const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Blocks up to the trailer (GIF89a §27); some programs leave it out, but none breaks off within a block. */
function isWholeGif(bytes: Uint8Array): boolean {
  let at = 13 + colours(bytes[10] ?? 0);
  let images = 0;
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x21) at += 2;
    else if (block === 0x2c) {
      at += 11 + colours(bytes[at + 9] ?? 0);
      images++;
    } else return block === 0x3b || images > 0;
    let length = bytes[at];
    for (; length; length = bytes[at]) at += 1 + length;
    if (length === undefined) return false;
    at++;
  }
  return images > 0;
}

/** RIFF says at its beginning how many bytes follow the first eight. */
function isWholeWebp(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && viewOf(bytes).readUInt32LE(4) + 8 <= bytes.length;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
