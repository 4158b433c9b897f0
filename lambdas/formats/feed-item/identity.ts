// An entry's id: the `guid` of RSS, or the `id` of Atom.
import { idOfUri, isUri } from "../agency/identity.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { lineOfElement } from "../xml/wording.ts";
import type { XmlElement } from "../xml/xml-tree.ts";

/**
 * The id of an entry. In RSS 2.0 a `guid` can be any text. If it is not a URI, the site's host is put before it, because another site may
 * use the same text.
 */
export function idOfEntry(guid: XmlElement | undefined, site: XmlElement | undefined): Field | undefined {
  const text = guid ? lineOfElement(guid) : "";
  if (!guid || text === "") return undefined;
  const host = URL.parse(site ? lineOfElement(site) : "")?.host;
  const id = isUri(text) || !host ? idOfUri(text) : `${host}:${idOfUri(text)}`;
  return fieldAt(id, guid);
}
