// What the identifiers and codes of the news agencies' formats mean here.
import type { Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import type { Field } from "../submission/field.ts";

/**
 * An article's id of its URI. `urn:` and `tag:` stay as they are; an address loses its scheme and its empty steps, since
 * an id becomes a part of addresses: `https://news.example/2026/11/5/` is `news.example/2026/11/5`.
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
 * A refusal of an id that is a number and no more. Articles of all sources share their ids: the agency's 1187246 would
 * replace the newspaper's own, or withdraw it.
 */
export function refuseNumber(id: Field | undefined): readonly Refusal[] {
  if (!id || !/^\p{Nd}+$/u.test(id.text)) return [];
  const { line, column, text: found } = id;
  return [refuse("number-of-an-agency", { line, column, found })];
}

/** `text` of `ninat:text`, of `icls:text` and of `http://cv.iptc.org/newscodes/ninature/text`: aliases are the agency's own. */
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

/** Neither standard has a field for the newspaper's section; agencies say in a code that a subject is one. */
export function namesSection(code: string | undefined): boolean {
  return (
    code !== undefined && /(?:^|[^a-z])(?:sections?|departments?|categor(?:y|ies))(?:[^a-z]|$)/i.test(code)
  );
}

/** Both standards know usable, withheld and canceled, and mean usable where nothing is said. Any other word keeps it back too. */
export function isWithheldStatus(status: string | undefined): boolean {
  return status !== undefined && codeOf(status) !== "" && codeOf(status) !== "usable";
}

/** What systems write where they have nothing to write. */
export function isPlaceholder(text: string): boolean {
  return /^(?:no[- ]data(?:[- ]available)?|n\/a|unknown|none|null|undefined|tbd|-+)$/i.test(text.trim());
}
