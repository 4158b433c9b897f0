// RSS 2.0 (https://www.rssboard.org/rss-specification) and its best-practices profile (https://www.rssboard.org/rss-profile).

import type { Element } from "@xmldom/xmldom";
import { type CleanText, cleanText } from "../text/characters.ts";
import { markSummary } from "../text/direction.ts";
import { html } from "../text/html.ts";
import { insertArchiveLinks, selfLink } from "./archive-links.ts";
import type { EntryPicture } from "./entry.ts";
import type { FeedModel } from "./feed-model.ts";
import { buildFeedTemplate, Placeholders } from "./feed-template.ts";
import { guardMarkup } from "./guard-markup.ts";
import { appendElement, elementsOf, insertElement, parseTemplate, serialise } from "./xml-tree.ts";

const xmlns = "http://www.w3.org/2000/xmlns/";
const atom = "http://www.w3.org/2005/Atom";
const dublinCore = "http://purl.org/dc/elements/1.1/";
const dublinCoreTerms = "http://purl.org/dc/terms/";
/** Media RSS (https://www.rssboard.org/media-rss). The slash at the end is part of the namespace. */
const mediaRss = "http://search.yahoo.com/mrss/";

export function renderRss(model: FeedModel): string {
  const placeholders = new Placeholders();
  // Feed readers treat a description as HTML, so plain text is escaped once more.
  const template = buildFeedTemplate(model, placeholders, (summary) => html`${summary}`.toString());
  // RSS defines <author> as a mail address; names go into dc:creator.
  for (const item of template.items) delete item.author;
  const root = parseTemplate(template.rss2(), placeholders);
  // `feed` declares this prefix if there is content, whether or not there are authors.
  if (model.entries.some(({ authors }) => authors.length > 0))
    root.setAttributeNS(xmlns, "xmlns:dc", dublinCore);
  else root.removeAttribute("xmlns:dc");
  if (model.entries.length > 0) root.setAttributeNS(xmlns, "xmlns:dcterms", dublinCoreTerms);
  if (model.entries.some(({ pictures }) => pictures.length > 0))
    root.setAttributeNS(xmlns, "xmlns:media", mediaRss);

  insertArchiveLinks(selfLink(elementsOf(root, "link")), root, model.archive, "rss");
  for (const [index, item] of elementsOf(root, "item").entries()) {
    const entry = model.entries[index];
    const [date] = elementsOf(item, "pubDate");
    if (!entry || !date) throw new Error("an RSS item has no matching entry or no date");
    const { authors, updated, pictures } = entry;
    // One element for all names: of several, feed readers show only the first or the last.
    if (authors.length > 0)
      insertElement(date, { namespace: dublinCore, name: "dc:creator", text: bylineOf(authors) });
    appendUpdate(item, updated);
    const [picture] = pictures;
    if (picture) appendPicture(item, picture);
  }
  return referenceTitles(serialise(root, model.styleUrl));
}

/** RSS has no element for the date of an update. Aggregators read one of these two; without them they miss corrections. */
function appendUpdate(item: Element, updated: number): void {
  const text = new Date(updated).toISOString();
  appendElement(item, { namespace: atom, name: "atom:updated", text });
  appendElement(item, { namespace: dublinCoreTerms, name: "dcterms:modified", text });
}

/** Several names get direction marks, so that Latin names keep their place in the Arabic list. */
function bylineOf(authors: readonly CleanText[]): CleanText {
  const byline = cleanText(authors.join("، "));
  return guardMarkup(authors.length > 1 ? markSummary(byline) : byline);
}

/** An enclosure must state its length, which is unknown for a picture on another server. */
function appendPicture(item: Element, { url, file, caption, credit, alt }: EntryPicture): void {
  if (file) {
    const attributes = { url, length: file.length, type: file.type };
    appendElement(item, { namespace: null, name: "enclosure", attributes });
  }
  const { length: fileSize, type, width, height } = file ?? {};
  const attributes = { url, medium: "image", type, width, height, fileSize };
  const media = appendElement(item, { namespace: mediaRss, name: "media:content", attributes });
  const description = caption ?? alt;
  if (description !== undefined) {
    const text = guardMarkup(markSummary(description));
    const plain = { type: "plain" };
    appendElement(media, { namespace: mediaRss, name: "media:description", attributes: plain, text });
  }
  if (credit !== undefined)
    appendElement(media, {
      namespace: mediaRss,
      name: "media:credit",
      text: guardMarkup(markSummary(credit)),
    });
}

/**
 * Writes "<" and "&" in titles as hexadecimal references (RSS profile, "Character Data"), which feed readers understand
 * whether or not they expect HTML. The pattern is safe, because serialised text never contains a bare "<".
 */
function referenceTitles(rss: string): string {
  return rss.replaceAll(/<title>[^<]*<\/title>/g, (title) =>
    title.replaceAll("&lt;", "&#x3C;").replaceAll("&amp;", "&#x26;"),
  );
}
