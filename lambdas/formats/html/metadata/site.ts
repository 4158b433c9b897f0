// The names of a site, which are left out of headlines and authors.
import type { Document } from "domhandler";
import { lettersOf } from "../../../text/words.ts";
import type { Base } from "../addresses.ts";
import { headingsOf } from "../dom.ts";

/** A heading that is a part of the title replaces the title if it has at least this share of the title's letters. */
const mostOfTitle = 0.4;
/** In letters. A shorter heading does not replace the title. */
const shortestHeadline = 12;
/** In characters. A longer title is cut. */
const longestTitle = 1000;
const separator = / (?:[|\-–—:•·«»]|::) /u;

/** Names of a site. Each is reduced to its letters (`lettersOf`), because pages spell them differently. */
export type SiteNames = ReadonlySet<string>;

/** The stated names of a site and those in its host name: `golem.de` and `golem`. */
export function siteNames(stated: readonly (string | undefined)[], base: Base): SiteNames {
  const host = (base === undefined ? "" : (URL.parse(base)?.hostname ?? "")).replace(/^www\./, "");
  const labels = [host, host.split(".").slice(0, -1).join("."), host.split(".").slice(-2, -1).join("")];
  return new Set([...stated, ...labels].map((name) => lettersOf(name ?? "")).filter((name) => name !== ""));
}

/**
 * The headline of a page: its first title, or its only level 1 heading. The heading is used if the first title is this heading with an
 * addition, such as the site's name. It is also used if it equals another title, because the first title of some pages is only meant for
 * search engines.
 *
 * @param titles the titles in the page's metadata, the most trusted first
 */
export function headlineOf(titles: readonly string[], document: Document): string | undefined {
  const [title, ...others] = titles;
  if (title === undefined) return undefined;
  const headings = headingsOf(document);
  const [heading = ""] = headings;
  const [whole, part] = [lettersOf(title), lettersOf(heading)];
  if (headings.length !== 1 || part.length < shortestHeadline || whole === part) return title;
  const isPart = part.length >= whole.length * mostOfTitle;
  if (isPart && (whole.startsWith(part) || whole.endsWith(part))) return heading;
  return others.some((other) => lettersOf(other) === part) ? heading : title;
}

/** The title in one line, without the site's name at its beginning or end. */
export function withoutSite(written: string, site: SiteNames): string {
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
