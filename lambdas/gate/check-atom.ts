import {
  type CheckedEntry,
  checkAddress,
  checkDate,
  checkEntries,
  checkPresent,
  checkSelf,
  type Problem,
  problem,
  rfc3339,
} from "./rules.ts";
import { textOf, type XmlElement } from "./strict-xml.ts";

export function checkAtom(root: XmlElement, selfUrl: string): readonly Problem[] {
  if (root.name !== "feed" || root.attributes.xmlns !== "http://www.w3.org/2005/Atom")
    return [problem("rule-form", "not an Atom document")];
  const entries = root.children.filter(({ name }) => name === "entry");
  const updates = entries.map((entry) => textOf(entry, "updated"));
  return [
    ...checkPresent({
      id: textOf(root, "id"),
      title: textOf(root, "title"),
      author: textOf(root, "author"),
      "xml:lang": root.attributes["xml:lang"],
    }),
    ...checkDate("updated", textOf(root, "updated"), rfc3339),
    ...checkSelf(linksOf(root, "self")[0]?.href, selfUrl),
    ...checkAddress("link", linksOf(root, "alternate")[0]?.href),
    ...checkEntries(entries.map(readEntry), rfc3339),
    ...updates.flatMap((updated, index) => checkDate(`entry ${index + 1}: updated`, updated, rfc3339)),
    ...checkDeleted(root, entries),
    ...(new Set(updates).size < updates.length
      ? [problem("rule-unique", "two entries were updated at the same instant")]
      : []),
  ];
}

/**
 * Checks deleted entries (RFC 6721). Each must state the time of the deletion, and name an entry that is not in the feed. No two may name
 * the same entry.
 */
function checkDeleted(root: XmlElement, entries: readonly XmlElement[]): readonly Problem[] {
  const named = new Set(entries.map((entry) => textOf(entry, "id")));
  return root.children
    .filter(({ name }) => name === "at:deleted-entry")
    .flatMap(({ attributes: { ref, when } }) => {
      const isNew = !named.has(ref);
      named.add(ref);
      return [
        ...checkPresent({ ref }, "deleted entry: "),
        ...checkDate("deleted entry: when", when, rfc3339),
        ...(isNew ? [] : [problem("rule-unique", `the deleted entry ${ref} is there already`)]),
      ];
    });
}

function readEntry(entry: XmlElement): CheckedEntry {
  return {
    id: textOf(entry, "id"),
    title: textOf(entry, "title"),
    link: linksOf(entry, "alternate")[0]?.href,
    published: textOf(entry, "published"),
    enclosures: linksOf(entry, "enclosure").map(({ href, type, length }) => ({ url: href, type, length })),
  };
}

/** The attributes of the links with this `rel`. A link without `rel` means `alternate` (RFC 4287 §4.2.7.2). */
function linksOf(parent: XmlElement, rel: string): readonly XmlElement["attributes"][] {
  return parent.children
    .filter(({ name, attributes }) => name === "link" && (attributes.rel ?? "alternate") === rel)
    .map(({ attributes }) => attributes);
}
