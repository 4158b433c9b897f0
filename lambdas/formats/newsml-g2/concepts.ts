// NewsML-G2 names people, places and roles by concepts: a code, with a name for people beside it.
import { codeOf } from "../agency/identity.ts";
import { firstField } from "../xml/wording.ts";
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";

/** `subheadline` of `hld:subHeadline`; empty where there is no role. */
export function roleOf({ attributes: { role = "", roleuri = "" } }: XmlElement): string {
  return codeOf(role || roleuri);
}

/** A concept's name for people; undefined of what is nothing but a code. */
export function conceptName(concept: XmlElement): string | undefined {
  return firstField(childrenOf(concept, "name"))?.text;
}

/** Agencies and places stand as literals as often as by name; a subject's literal is another code. */
export function namesOrLiterals(concepts: readonly XmlElement[]): readonly string[] {
  return concepts.flatMap((concept) => conceptName(concept) ?? concept.attributes.literal?.trim() ?? []);
}
