// Removes the site's name from page titles.
import { lettersOf } from "../../../plain-text/words.ts";
import type { SiteNames } from "./site.ts";

/** In characters. A longer title is cut. */
const longestTitle = 1000;
const separator = / (?:[|\-–—:•·«»]|::) /u;

/** The title in one line, without the site's name at its beginning or end. */
export function withoutSite(written: string, site: SiteNames): string {
  // The length is limited, because the patterns below would take hours for a hundred thousand spaces.
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
