// Decides whether a picture takes too much memory to decode. A file of a few kilobytes may need a gigabyte.
import type { Metadata } from "sharp";

/**
 * The greatest size of a decoded picture, in bytes. It is that of 100 million pixels with three colours. libvips decodes most pictures row
 * by row, which takes little memory but some seconds. A GIF, an interlaced PNG and a progressive JPEG must be in memory as a whole, so
 * their bytes count twice.
 */
const mostBytes = 300_000_000;
/** The most that one pixel can need, in bytes: four channels of two bytes each, counted twice. */
const mostPerPixel = 16;

/** Whether the picture takes too much memory to decode. False if libvips can't read it, because it is not decoded then. */
export async function isTooLargeToDecode(bytes: Uint8Array, pixels: number): Promise<boolean> {
  if (pixels * mostPerPixel <= mostBytes) return false;
  const { default: sharp } = await import("sharp");
  const found = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  if (!found) return false;
  const { format, channels, depth, isProgressive } = found;
  const isWhole = isProgressive || format === "gif";
  return pixels * channels * (depth === "ushort" ? 2 : 1) * (isWhole ? 2 : 1) > mostBytes;
}

/**
 * The greatest memory that decoding a picture for its forms (smaller versions) may take, in bytes. It is estimated by what libvips took for
 * pictures of each kind.
 */
const mostForForms = 50_000_000;
/**
 * How many rows of a PNG libvips keeps in memory while it makes the picture smaller. It decodes a sequential JPEG in a smaller size, which
 * takes little memory.
 */
const rowsOfPng = 2400;

/** Whether smaller versions of a picture can be made with little memory. */
export function isEasyToDecode(found: Metadata, pixels: number): boolean {
  const { format, channels, isProgressive, chromaSubsampling = "" } = found;
  const perPixel = channels * (found.depth === "ushort" ? 2 : 1);
  const isWhole = isProgressive && format === "png";
  const memory: Partial<Record<string, number>> = {
    gif: pixels * 5,
    webp: pixels * 4,
    png: perPixel * (isWhole ? pixels : (found.width ?? 0) * rowsOfPng),
    // The coefficients of a progressive JPEG have two bytes each.
    jpeg: isProgressive ? pixels * 2 * (chromaSubsampling.startsWith("4:2:0") ? channels / 2 : channels) : 0,
  };
  return (memory[format ?? ""] ?? 0) <= mostForForms;
}
