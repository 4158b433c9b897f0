// The names of a site, which are not part of a headline and not authors.
import type { Document } from "domhandler";
import { lettersOf } from "../../../plain-text/words.ts";
import type { Base } from "../addresses.ts";
import { elementsOf, lineIn } from "../dom.ts";

/** The part of a title's letters that the page's only heading must have to replace it. */
const mostOfTitle = 0.4;
const shortestHeadline = 12;

export type SiteNames = ReadonlySet<string>;

/** Reduced to letters. Includes parts of the host name: `golem.de` and `golem`. */
export function siteNames(stated: readonly (string | undefined)[], base: Base): SiteNames {
  const host = (base === undefined ? "" : (URL.parse(base)?.hostname ?? "")).replace(/^www\./, "");
  const labels = [host, host.split(".").slice(0, -1).join("."), host.split(".").slice(-2, -1).join("")];
  return new Set([...stated, ...labels].map((name) => lettersOf(name ?? "")).filter((name) => name !== ""));
}

/**
 * The first title, or the page's only heading if the title is that heading with an addition before or after it, such as
 * the site's name, or if it is also a title for social networks. The title for search engines can be another one.
 *
 * @param titles of the page's metadata, the most trusted first
 */
export function headlineOf(titles: readonly string[], document: Document): string | undefined {
  const [title, ...others] = titles;
  if (title === undefined) return undefined;
  const headings = elementsOf(document, "h1")
    .map(lineIn)
    .filter((line) => line !== "");
  const [heading = ""] = headings;
  const [whole, part] = [lettersOf(title), lettersOf(heading)];
  if (headings.length !== 1 || part.length < shortestHeadline || whole === part) return title;
  const isPart = part.length >= whole.length * mostOfTitle;
  if (isPart && (whole.startsWith(part) || whole.endsWith(part))) return heading;
  return others.some((other) => lettersOf(other) === part) ? heading : title;
}
