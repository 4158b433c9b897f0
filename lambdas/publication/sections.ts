// Finds the section for a name in any spelling.
import { foldArabic } from "../text/fold.ts";
import { slugOf } from "../text/slug.ts";
import type { Publication, Section } from "./publication.ts";

/**
 * The section from the settings, if one has this name or slug after folding ("الإقتصاد" and "الاقتصاد" are the same section).
 * Otherwise a new section with the article's spelling. Undefined if the name has no letter or digit.
 */
export function sectionOf(name: string, publication: Publication): Section | undefined {
  const folded = foldArabic(name);
  const slug = slugOf(name);
  const known =
    publication.sections.find((section) => foldArabic(section.name) === folded) ??
    publication.sections.find((section) => section.slug === slug);
  return known ?? (slug === "" ? undefined : { name, slug });
}
