// Titles as pages have them, with the site's name at one end.
import { lettersOf } from "../../../plain-text/words.ts";
import type { SiteNames } from "./site.ts";

/** Characters; more is no title, and what follows is not worth its time. */
const longestTitle = 1000;
const separator = / (?:[|\-–—:•·«»]|::) /u;

/** The title in one line, without the site's name at its end or beginning. */
export function withoutSite(written: string, site: SiteNames): string {
  // Whoever sends a hundred thousand spaces makes the patterns below take hours.
  const title = written.slice(0, longestTitle).replace(/\s+/gu, " ").trim();
  const parts = title.split(separator);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return title;
  if (site.has(lettersOf(last))) return trimmed(title.slice(0, title.lastIndexOf(last)));
  return site.has(lettersOf(first)) ? trimmed(title.slice(first.length)) : title;
}

function trimmed(title: string): string {
  return title.replace(/^[\s|\-–—:•·«»]+(?=\s)|(?<=\s)[|\-–—:•·]+\s*$/gu, "").trim();
}
