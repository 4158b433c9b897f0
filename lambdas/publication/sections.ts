// Which section a name means, however its hamza is typed, and how it is shown.
import { foldArabic } from "../text/fold.ts";
import { slugOf } from "../text/slug.ts";
import type { Publication, Section } from "./publication.ts";

/**
 * The section that an article's own spelling means: as the settings have it, else under a slug made of its letters
 * ("الإقتصاد" and "الاقتصاد" are one section). Undefined when the name has no letter or digit.
 */
export function sectionOf(name: string, publication: Publication): Section | undefined {
  const folded = foldArabic(name);
  const slug = slugOf(name);
  const known =
    publication.sections.find((section) => foldArabic(section.name) === folded) ??
    publication.sections.find((section) => section.slug === slug);
  return known ?? (slug === "" ? undefined : { name, slug });
}
