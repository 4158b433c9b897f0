// The elements of feed history (RFC 5005 §4, and appendix B for RSS).
import { feedFormats } from "./feed-formats.ts";
import type { ArchiveUrls } from "./feed-model.ts";
import { renderElement } from "./xml-markup.ts";

export const feedHistory = "http://purl.org/syndication/history/1.0";

/**
 * Renders the element that marks a document as an archive, and the links to the next older and next newer archive. The mark has the XML
 * prefix `fh`.
 */
export function renderArchiveLinks(
  { current, older, newer }: ArchiveUrls,
  format: "rss" | "atom",
  name: string,
): readonly string[] {
  const type = feedFormats[format].mediaType;
  const links = Object.entries({ current, "prev-archive": older, "next-archive": newer });
  return [
    ...(current ? [renderElement("fh:archive", {})] : []),
    ...links.flatMap(([rel, urls]) => (urls ? [renderElement(name, { rel, type, href: urls[format] })] : [])),
  ];
}
