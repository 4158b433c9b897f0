// The elements of feed history (RFC 5005 §4, and appendix B for RSS).
import type { Element } from "@xmldom/xmldom";
import type { FeedFormat } from "./feed-formats.ts";
import { feedFormats } from "./feed-formats.ts";
import type { ArchiveUrls } from "./feed-model.ts";
import { insertElement } from "./xml-tree.ts";

const xmlns = "http://www.w3.org/2000/xmlns/";
const atom = "http://www.w3.org/2005/Atom";
const feedHistory = "http://purl.org/syndication/history/1.0";

/**
 * Inserts the links to the archives beside a feed, and the mark of an archive. The namespace is declared only if it is used.
 *
 * @param self the link of the document to itself
 */
export function insertArchiveLinks(
  self: Element,
  root: Element,
  { current, older, newer }: ArchiveUrls,
  format: Exclude<FeedFormat, "json">,
): void {
  if (current) {
    root.setAttributeNS(xmlns, "xmlns:fh", feedHistory);
    insertElement(self, { namespace: feedHistory, name: "fh:archive" });
  }
  const name = self.nodeName;
  const type = feedFormats[format].mediaType;
  for (const [rel, urls] of [
    ["current", current],
    ["prev-archive", older],
    ["next-archive", newer],
  ] as const) {
    if (!urls) continue;
    insertElement(self, { namespace: atom, name, attributes: { rel, type, href: urls[format] } });
  }
}

/** @throws if a feed template has no link to itself */
export function selfLink(links: readonly Element[]): Element {
  const self = links.find((link) => link.getAttribute("rel") === "self");
  if (!self) throw new Error("a feed template has no link to itself");
  return self;
}
