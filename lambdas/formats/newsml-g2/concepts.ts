// Reads NewsML-G2's concepts: people, places and roles as codes, with names for people.
import { codeOf } from "../agency/identity.ts";
import { firstField } from "../xml/wording.ts";
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";

/** `subheadline` for `hld:subHeadline`. Empty if there is no role. */
export function roleOf({ attributes: { role = "", roleuri = "" } }: XmlElement): string {
  return codeOf(role || roleuri);
}

/** The name of a concept. `undefined` if it only has a code. */
export function conceptName(concept: XmlElement): string | undefined {
  return firstField(childrenOf(concept, "name"))?.text;
}

/** The names of concepts for agencies and places, whose literals are also names. The literal of a subject is a code. */
export function namesOrLiterals(concepts: readonly XmlElement[]): readonly string[] {
  return concepts.flatMap((concept) => conceptName(concept) ?? concept.attributes.literal?.trim() ?? []);
}
