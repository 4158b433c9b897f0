// Decides whether a picture takes too much memory to decode. A file of a few kilobytes may need a gigabyte.

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
