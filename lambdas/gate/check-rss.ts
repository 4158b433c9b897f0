import {
  type CheckedEntry,
  checkAddress,
  checkDate,
  checkEntries,
  checkPresent,
  checkSelf,
  type Problem,
  problem,
  rfc822,
  rfc3339,
} from "./rules.ts";
import { textOf, type XmlElement } from "./strict-xml.ts";

export function checkRss(root: XmlElement, selfUrl: string): readonly Problem[] {
  const channel = root.children.find(({ name }) => name === "channel");
  if (root.name !== "rss" || root.attributes.version !== "2.0" || !channel)
    return [problem("rule-form", "not an RSS 2.0 document")];
  const text = (name: string) => textOf(channel, name);
  const self = channel.children.find(
    ({ name, attributes }) => name === "atom:link" && attributes.rel === "self",
  );
  const items = channel.children.filter(({ name }) => name === "item");
  return [
    ...checkPresent({ title: text("title"), description: text("description"), language: text("language") }),
    ...checkAddress("link", text("link")),
    ...checkDate("lastBuildDate", text("lastBuildDate"), rfc822),
    ...checkSelf(self?.attributes.href, selfUrl),
    ...checkEntries(items.map(readItem), rfc822),
    ...items.flatMap((item, index) =>
      ["atom:updated", "dcterms:modified"].flatMap((name) =>
        checkDate(`entry ${index + 1}: ${name}`, textOf(item, name), rfc3339),
      ),
    ),
  ];
}

function readItem(item: XmlElement): CheckedEntry {
  return {
    id: textOf(item, "guid"),
    title: textOf(item, "title"),
    link: textOf(item, "link"),
    published: textOf(item, "pubDate"),
    enclosures: item.children
      .filter(({ name }) => name === "enclosure")
      .map(({ attributes: { url, type, length } }) => ({ url, type, length })),
  };
}
