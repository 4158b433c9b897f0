// The name of a section, an author or a tag as it stands in keys and paths.

import { foldDigits } from "./digits.ts";
import { foldArabic } from "./fold.ts";

/** S3 keys end at 1024 bytes and file names at 255; two slugs and their surroundings must fit. */
const MAX_BYTES = 120;

/**
 * `slugOf("العرب والعالم")` is `العرب-والعالم`: folded, with one hyphen for each run of anything but letters and
 * digits. Arabic letters stay; percent-encoding is for URLs. At most 120 UTF-8 bytes, cut between words where it
 * can be. Empty when the name has no letter and no digit.
 */
export function slugOf(name: string): string {
  const slug = foldDigits(foldArabic(name))
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return shorten(slug);
}

function shorten(slug: string): string {
  const bytes = new TextEncoder().encode(slug);
  if (bytes.length <= MAX_BYTES) return slug;
  // As a stream the decoder holds back a letter that the cut has split.
  const kept = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES), { stream: true });
  if (slug[kept.length] === "-") return kept;
  const lastHyphen = kept.lastIndexOf("-");
  return lastHyphen > 0 ? kept.slice(0, lastHyphen) : kept;
}
