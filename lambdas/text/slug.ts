// Makes slugs: the form that the names of sections, authors and tags have in keys and paths.
import { foldDigits } from "./digits.ts";
import { foldArabic } from "./fold.ts";

/** In bytes. Two slugs and the rest of a name must fit into a file name (255 bytes) and into a key of S3 (1024 bytes). */
const longestSlug = 120;

/**
 * The slug of a name: `slugOf("العرب والعالم")` is `العرب-والعالم`. It is the folded name (see foldArabic), with a hyphen in place of all
 * characters between words. Arabic letters stay, and are percent-encoded only in URLs. A long slug is cut to 120 UTF-8 bytes, between words
 * if possible. Empty if the name has no letter and no digit.
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
  // With `stream`, the decoder omits a letter that the cut has divided.
  const kept = new TextDecoder().decode(bytes.subarray(0, longestSlug), { stream: true });
  if (slug[kept.length] === "-") return kept;
  const lastHyphen = kept.lastIndexOf("-");
  return lastHyphen > 0 ? kept.slice(0, lastHyphen) : kept;
}
