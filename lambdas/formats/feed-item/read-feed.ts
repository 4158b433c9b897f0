// Entries of feeds as articles: RSS 0.9 to 2.0 with the usual modules, WordPress's export, and Atom (RFC 4287).

import { buildSubmission, type Fields } from "../build-submission.ts";
import type { DocumentItem } from "../xml/items.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { atomFieldsOf } from "./atom-fields.ts";
import { atom } from "./namespaces.ts";
import { rssFieldsOf } from "./rss-fields.ts";

/** Undefined for what is called a feed or an entry, but in another language than Atom. */
export function readFeed(root: XmlElement, timeZone: string): readonly DocumentItem[] | undefined {
  const items = (elements: readonly XmlElement[], fieldsOf: (entry: XmlElement) => Fields) =>
    elements.map((entry) => {
      const fields = fieldsOf(entry);
      const { line, column } = entry;
      return { id: fields.id, line, column, parse: () => buildSubmission(fields, timeZone) };
    });
  if (root.name === "feed" || root.name === "entry") {
    if (root.namespace !== atom) return undefined;
    return items(root.name === "entry" ? [root] : childrenOf(root, "entry"), (entry) =>
      atomFieldsOf(entry, root),
    );
  }
  const channel = childOf(root, "channel");
  // RSS 1.0 has its items beside the channel.
  const entries = [...childrenOf(channel, "item"), ...childrenOf(root, "item")];
  return channel || entries.length > 0 ? items(entries, (entry) => rssFieldsOf(entry, channel)) : undefined;
}
