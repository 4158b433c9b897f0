// Finds the section that a name means, however the name is spelled.
import { foldArabic } from "../text/fold.ts";
import { slugOf } from "../text/slug.ts";
import type { Publication, Section } from "./publication.ts";

/** The sections of the settings by their folded names, the first of equal ones. They are looked up for each article. */
const byFoldedName = new WeakMap<Publication["sections"], ReadonlyMap<string, Section>>();

function sectionsByName({ sections }: Publication): ReadonlyMap<string, Section> {
  const known = byFoldedName.get(sections);
  if (known) return known;
  const byName = new Map(sections.toReversed().map((section) => [foldArabic(section.name), section]));
  byFoldedName.set(sections, byName);
  return byName;
}

/**
 * Returns the section of the settings that has this name or slug. Differences in spelling do not count ("الإقتصاد" and "الاقتصاد" are
 * the same section). Otherwise returns a new section with the article's spelling. Undefined if the name has no letter or digit.
 */
export function sectionOf(name: string, publication: Publication): Section | undefined {
  const slug = slugOf(name);
  const known =
    sectionsByName(publication).get(foldArabic(name)) ??
    publication.sections.find((section) => section.slug === slug);
  return known ?? (slug === "" ? undefined : { name, slug });
}

/** The name of a section that the settings do not have, although they have sections. It may be a typing error. */
export function unlistedName(section: Section | undefined, { sections }: Publication): string | undefined {
  const isListed = sections.length === 0 || sections.some(({ slug }) => slug === section?.slug);
  return isListed ? undefined : section?.name;
}
