// Slugs: the names of sections, authors and tags in keys and paths.
import { foldDigits } from "./digits.ts";
import { foldArabic } from "./fold.ts";

/** In bytes. S3 keys have at most 1024 bytes, and file names 255; two slugs and the rest of the name must fit. */
const longestSlug = 120;

/**
 * `slugOf("العرب والعالم")` is `العرب-والعالم`: the folded name, with a hyphen for each run of other characters than letters and
 * digits. Arabic letters stay; only URLs are percent-encoded. A long slug is cut to 120 UTF-8 bytes, between words if possible.
 * Empty if the name has no letter and no digit.
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
  if (bytes.length <= longestSlug) return slug;
  // With `stream` the decoder omits a letter that the cut has split.
  const kept = new TextDecoder().decode(bytes.subarray(0, longestSlug), { stream: true });
  if (slug[kept.length] === "-") return kept;
  const lastHyphen = kept.lastIndexOf("-");
  return lastHyphen > 0 ? kept.slice(0, lastHyphen) : kept;
}
