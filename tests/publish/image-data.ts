// Reads the parts of a picture's file that a decoder needs, with as little knowledge of the formats as possible.
import { inflateSync } from "node:zlib";

/** The compressed image of a file, frame after frame, with the data that control how it is decoded and animated. */
export function imageDataOf(name: string, bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes);
  switch (name.split(".").at(-1)) {
    case "jpg":
      return jpegData(file);
    case "png":
      return pngData(file);
    case "webp":
      return webpData(file.subarray(12, 8 + file.readUInt32LE(4)));
    default:
      return gifData(file);
  }
}

/** The fixtures have their tables and scans in one piece, between the metadata and the end. */
function jpegData(file: Buffer): readonly string[] {
  let at = 2;
  while (file[at + 1] === 0xfe || (file[at + 1] ?? 0) >> 4 === 0xe) at += 2 + file.readUInt16BE(at + 2);
  const scan = file.indexOf("ffda", at, "hex");
  const end = file.indexOf("ffd9", scan, "hex");
  const adobe = file.subarray(0, at).indexOf("Adobe");
  const profile = file.subarray(0, at).indexOf("ICC_PROFILE");
  return [
    file.toString("hex", at, end),
    adobe < 0 ? "" : file.toString("hex", adobe, adobe + 12),
    profile < 0 ? "" : file.toString("hex", profile, profile + file.readUInt16BE(profile - 2) - 2),
  ];
}

const pngTypes = /^(?:IHDR|PLTE|tRNS|iCCP|pHYs|acTL|fcTL|fdAT|IDAT)$/;

function pngData(file: Buffer): readonly string[] {
  const parts: string[] = [];
  const image: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString("latin1", at + 4, at + 8);
    if (type === "IEND") break;
    if (pngTypes.test(type)) parts.push(file.toString("hex", at, at + 12 + file.readUInt32BE(at)));
    if (type === "IDAT") image.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return [...parts, inflateSync(Buffer.concat(image)).toString("hex")];
}

function webpData(chunks: Buffer): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at + 8 <= chunks.length; ) {
    const type = chunks.toString("latin1", at, at + 4);
    const size = chunks.readUInt32LE(at + 4);
    const data = chunks.subarray(at + 8, at + 8 + size);
    if (type === "ANMF") parts.push(data.toString("hex", 0, 16), ...webpData(data.subarray(16)));
    else if (/^(?:VP8[ L]|ALPH|ANIM|ICCP)$/.test(type)) parts.push(data.toString("hex"));
    at += 8 + size + (size % 2);
  }
  return parts;
}

const table = (flags = 0) => (flags & 0x80 ? 6 << (flags & 7) : 0);

function gifData(file: Buffer): readonly string[] {
  let at = 13 + table(file[10]);
  const parts = [file.toString("hex", 0, at)];
  while (file[at] !== 0x3b) {
    const start = at;
    const isImage = file[at] === 0x2c;
    const label = file[at + 1];
    at += isImage ? 11 + table(file[at + 9]) : 2;
    while (file[at] !== 0) at += 1 + (file[at] ?? 0);
    at++;
    const block = file.subarray(start, at);
    if (isImage || label === 0xf9 || block.includes("NETSCAPE2.0")) parts.push(block.toString("hex"));
  }
  return parts;
}
