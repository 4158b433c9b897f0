// Interprets identifiers and codes in the formats of news agencies.
import type { Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { slugOf } from "../../text/slug.ts";
import type { Field } from "../submission/field.ts";

/**
 * An article's id from its URI. `urn:` and `tag:` URIs are kept. An http address loses its scheme and its empty path
 * segments, because ids become part of addresses: `https://news.example/2026/11/5/` gives `news.example/2026/11/5`.
 */
export function idOfUri(uri: string): string {
  return uri
    .trim()
    .replace(/^https?:\/\//i, "")
    .split("/")
    .filter((step) => step !== "")
    .join("/");
}

/** Whether an identifier begins with a scheme. */
export function isUri(id: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(id);
}

/**
 * The name of the agency that gave an id. `undefined` if no other agency can have given the same id: a URN, a tag: URI, an address with
 * a domain, or an id with its NITF registrar.
 *
 * @param uri the id as the file states it
 * @param names names of the agency in the file. The first one that has letters or digits is used
 */
export function sourceOf(uri: string, names: readonly string[]): string | undefined {
  if (/^(?:urn:|tag:|https?:\/\/[^/]+\.[^/]|nitf:[^:]+:)/i.test(uri.trim())) return undefined;
  return names.find((name) => slugOf(name) !== "");
}

/**
 * Refuses an id that is only a number if the file names no agency. The newspaper may have an article of its own with that number, and the
 * item would replace or withdraw that article.
 */
export function refuseNumber(id: Field | undefined, source: string | undefined): readonly Refusal[] {
  if (!id || source !== undefined || !/^\p{Nd}+$/u.test(id.text)) return [];
  const { line, column, text: found } = id;
  return [refuse("number-of-an-agency", { line, column, found })];
}

/**
 * The last part of a code: `text` for `ninat:text`, `icls:text` and `http://cv.iptc.org/newscodes/ninature/text`. The part before it is
 * ignored, because each agency chooses its own prefixes.
 */
export function codeOf(qcode: string): string {
  return (
    qcode
      .split(/[:/#]/)
      .filter((step) => step !== "")
      .at(-1)
      ?.trim()
      .toLowerCase() ?? ""
  );
}

/**
 * Whether a code says that a subject is a section. The formats of agencies have no field for the newspaper's section.
 */
export function namesSection(code: string | undefined): boolean {
  return (
    code !== undefined && /(?:^|[^a-z])(?:sections?|departments?|categor(?:y|ies))(?:[^a-z]|$)/i.test(code)
  );
}

/**
 * Whether an article with this status must not be published. The standards define usable, withheld and canceled; usable is the default.
 * An article with an unknown status is not published either.
 */
export function isWithheldStatus(status: string | undefined): boolean {
  return status !== undefined && codeOf(status) !== "" && codeOf(status) !== "usable";
}

/** Whether a text stands for "no value": systems write such texts into fields that would otherwise be empty. */
export function isPlaceholder(text: string): boolean {
  return /^(?:no[- ]data(?:[- ]available)?|n\/a|unknown|none|null|undefined|tbd|-+)$/i.test(text.trim());
}
