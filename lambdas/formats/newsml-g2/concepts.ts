// Reads NewsML-G2's concepts. A concept is a person, a place, a role or a subject; it has a code, and usually a name.
import { codeOf } from "../agency/identity.ts";
import { firstField } from "../xml/wording.ts";
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";

/** The role of an element: `subheadline` for `role="hld:subHeadline"`. Empty if it has no role. */
export function roleOf({ attributes: { role = "", roleuri = "" } }: XmlElement): string {
  return codeOf(role || roleuri);
}

/** The name of a concept. `undefined` if it only has a code. */
export function conceptName(concept: XmlElement): string | undefined {
  return firstField(childrenOf(concept, "name"))?.text;
}

/** The names of agencies or places. If a concept has no name, its `literal` is used. Not for subjects, whose literals are codes. */
export function namesOrLiterals(concepts: readonly XmlElement[]): readonly string[] {
  return concepts.flatMap((concept) => conceptName(concept) ?? concept.attributes.literal?.trim() ?? []);
}
