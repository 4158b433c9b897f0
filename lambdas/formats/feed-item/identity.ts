// An entry's id: its `guid`, or Atom's `id`.
import { idOfUri, isUri } from "../agency/identity.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { lineOfElement } from "../xml/wording.ts";
import type { XmlElement } from "../xml/xml-tree.ts";

/** A `guid` may be any text (RSS 2.0): a number of the site's own count gets the site's host before it. */
export function idOfEntry(guid: XmlElement | undefined, site: XmlElement | undefined): Field | undefined {
  const text = guid ? lineOfElement(guid) : "";
  if (!guid || text === "") return undefined;
  const host = URL.parse(site ? lineOfElement(site) : "")?.host;
  const id = isUri(text) || !host ? idOfUri(text) : `${host}:${idOfUri(text)}`;
  return fieldAt(id, guid);
}
