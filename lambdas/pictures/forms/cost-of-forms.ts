// Estimates how long it takes to make the forms (smaller versions) of a picture. A limit in real time would give the same picture other
// forms on a busy computer.
import type { Metadata } from "sharp";

/**
 * The greatest cost of the forms of one picture, and of all pictures inside one document. The unit is a nanosecond of processor time. With
 * the time for everything else, no file takes more than five seconds. A document may have three photographs of 24 million pixels.
 */
export const mostCost = { picture: 3_600_000_000, document: 2_100_000_000 };

/** Nanoseconds for each pixel of random colours, on the computer of the project's checks. A photograph takes a third of that. */
const reading = { colours: 55, inks: 110 };
const writing = { opaque: { webp: 105, main: 50 }, transparent: { webp: 180, main: 850 } };

/** The pixels of the forms. */
interface Pixels {
  readonly webp: number;
  /** Of the form that replaces the picture. 0 if there is none. */
  readonly main: number;
}

/**
 * @param found what the picture's header states
 * @param pixels of the picture
 * @param isMuchLarger whether the picture is at least twice as wide as the largest form. libvips then decodes most JPEG files in half
 *   of their size
 */
export function estimateCost(
  found: Metadata,
  pixels: number,
  { webp, main }: Pixels,
  isMuchLarger: boolean,
): number {
  const { format, space, hasAlpha } = found;
  const isHalved = format === "jpeg" && space !== "cmyk" && isMuchLarger;
  const read = (pixels * (space === "cmyk" ? reading.inks : reading.colours)) / (isHalved ? 4 : 1);
  const write = hasAlpha ? writing.transparent : writing.opaque;
  return read + webp * write.webp + main * write.main;
}
