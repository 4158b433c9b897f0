// Titles as pages have them, with the site's name at one end.
import { foldArabic } from "../../text/fold.ts";

/** Characters; more is no title, and what follows is not worth its time. */
const longestTitle = 1000;

/** The title in one line, without the site's name at its end or beginning, where the page says what that is. */
export function withoutSite(written: string, site: string | undefined): string {
  // Whoever sends a hundred thousand spaces makes the patterns below take hours.
  const title = written.slice(0, longestTitle).replace(/\s+/gu, " ").trim();
  if (site === undefined) return title;
  const name = foldArabic(site.slice(0, longestTitle));
  const parts = title.split(/ (?:[|\-–—:•·«»]|::) /u);
  const others = parts.filter((part) => foldArabic(part) !== name);
  if (others.length === parts.length || others.length === 0) return title;
  const isLast = foldArabic(parts.at(-1) ?? "") === name;
  const edge = isLast ? title.lastIndexOf(parts.at(-1) ?? "") : (parts[0] ?? "").length;
  const rest = isLast ? title.slice(0, edge) : title.slice(edge);
  return rest.replace(/^[\s|\-–—:•·«»]+(?=\s)|(?<=\s)[|\-–—:•·]+\s*$/gu, "").trim();
}
