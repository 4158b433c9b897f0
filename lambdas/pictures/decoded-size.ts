// How much memory it takes to decode a picture. A file of some kilobytes may need a gigabyte.

/**
 * Bytes: 100 million pixels in three colours, decoded row by row, which takes little memory but some seconds. Twice the bytes count
 * where libvips holds the whole picture: of a GIF, of an interlaced PNG, and of a progressive JPEG, whose coefficients have two bytes.
 */
const mostBytes = 300_000_000;
/** Four channels of two bytes each, all in memory: no pixel needs more. */
const mostPerPixel = 16;

/** Whether the function has no room to decode the picture. What libvips can't read is never decoded. */
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
