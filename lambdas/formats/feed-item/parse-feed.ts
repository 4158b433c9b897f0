// Parses the entries of feeds as articles: RSS 0.9 to 2.0 with the usual modules, WordPress exports, and Atom
// (RFC 4287).

import { parseMachineDate } from "../../dates/machine-date.ts";
import type { DocumentItem } from "../agency/items.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import type { Field } from "../submission/field.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { atomFieldsOf, atomIdOf } from "./atom-fields.ts";
import { atom } from "./namespaces.ts";
import { rssFieldsOf, rssIdOf } from "./rss-fields.ts";

/** Finds the entries of a feed. `undefined` if the root element has the name of a feed's root but belongs to another kind of document. */
export function parseFeed(root: XmlElement, timeZone: string): readonly DocumentItem[] | undefined {
  const items = (
    entries: readonly XmlElement[],
    idOf: (entry: XmlElement) => Field | undefined,
    fieldsOf: (entry: XmlElement) => Fields,
  ) =>
    entries.map((entry) => ({
      id: idOf(entry),
      line: entry.line,
      column: entry.column,
      parse: () => buildSubmission({ ...fieldsOf(entry), id: idOf(entry) }, timeZone, parseMachineDate),
    }));
  if (root.name === "feed" || root.name === "entry") {
    if (root.namespace !== atom) return undefined;
    return items(
      root.name === "entry" ? [root] : childrenOf(root, "entry"),
      (entry) => atomIdOf(entry, root),
      (entry) => atomFieldsOf(entry, root),
    );
  }
  const channel = childOf(root, "channel");
  // In RSS 1.0 the items are siblings of the channel.
  const entries = [...childrenOf(channel, "item"), ...childrenOf(root, "item")];
  if (!channel && entries.length === 0) return undefined;
  return items(entries, (entry) => rssIdOf(entry, channel), rssFieldsOf);
}
