// RSS 2.0 (https://www.rssboard.org/rss-specification) and its best-practices profile (https://www.rssboard.org/rss-profile).

import type { Element } from "@xmldom/xmldom";
import { markSummary } from "../text/direction.ts";
import { html } from "../text/html.ts";
import type { Channel } from "./channel.ts";
import type { EntryPicture } from "./entry.ts";
import { buildSkeleton, StandIns } from "./skeleton.ts";
import { appendElement, elementsOf, insertText, parseSkeleton, serialise } from "./xml-tree.ts";

const xmlns = "http://www.w3.org/2000/xmlns/";
const atom = "http://www.w3.org/2005/Atom";
const dublinCore = "http://purl.org/dc/elements/1.1/";
const dublinCoreTerms = "http://purl.org/dc/terms/";
/** Media RSS (https://www.rssboard.org/media-rss): the name ends in a slash. */
const mediaRss = "http://search.yahoo.com/mrss/";

export function renderRss(channel: Channel): string {
  const standIns = new StandIns();
  // A description is HTML to every reader, so plain text has to be escaped once more.
  const skeleton = buildSkeleton(channel, standIns, (summary) => html`${summary}`.toString());
  // An RSS author is a mail address; names go into dc:creator.
  for (const item of skeleton.items) delete item.author;
  const root = parseSkeleton(skeleton.rss2(), standIns);
  // `feed` declares it where there is content.
  if (channel.entries.some(({ authors }) => authors.length > 0))
    root.setAttributeNS(xmlns, "xmlns:dc", dublinCore);
  else root.removeAttribute("xmlns:dc");
  if (channel.entries.length > 0) root.setAttributeNS(xmlns, "xmlns:dcterms", dublinCoreTerms);
  if (channel.entries.some(({ pictures }) => pictures.length > 0))
    root.setAttributeNS(xmlns, "xmlns:media", mediaRss);

  for (const [index, item] of elementsOf(root, "item").entries()) {
    const entry = channel.entries[index];
    const [date] = elementsOf(item, "pubDate");
    if (!entry || !date) throw new Error("an item of RSS is without its entry or date");
    const { authors, updated, pictures } = entry;
    // One for all: of several, readers show the first or the last.
    if (authors.length > 0) insertText(date, dublinCore, "dc:creator", bylineOf(authors));
    appendUpdate(item, updated);
    const [picture] = pictures;
    if (picture) appendPicture(item, picture);
  }
  return referTitles(serialise(root, channel.styleUrl));
}

/** RSS has no date of an update: aggregators read one of these, or miss every correction. */
function appendUpdate(item: Element, updated: number): void {
  const date = new Date(updated).toISOString();
  appendElement(item, atom, "atom:updated", {}, date);
  appendElement(item, dublinCoreTerms, "dcterms:modified", {}, date);
}

/** Several names in the order of an Arabic list, Latin ones among them. */
function bylineOf(authors: readonly string[]): string {
  const byline = authors.join("، ");
  return authors.length > 1 ? markSummary(byline) : byline;
}

/** An enclosure has to say its length, which nobody knows of a picture on another server. */
function appendPicture(item: Element, { url, file, caption, credit, alt }: EntryPicture): void {
  if (file) appendElement(item, null, "enclosure", { url, length: file.length, type: file.type });
  const { length: fileSize, type, width, height } = file ?? {};
  const attributes = { url, medium: "image", type, width, height, fileSize };
  const media = appendElement(item, mediaRss, "media:content", attributes);
  const description = caption ?? alt;
  if (description !== undefined)
    appendElement(media, mediaRss, "media:description", { type: "plain" }, markSummary(description));
  if (credit !== undefined) appendElement(media, mediaRss, "media:credit", {}, markSummary(credit));
}

/**
 * In titles "<" and "&" go as hexadecimal references (RSS profile, "Character Data"): readers that take a title for HTML
 * know them for what they are. A serialised text holds no bare "<", so nothing that it says can look like the tags here.
 */
function referTitles(rss: string): string {
  return rss.replaceAll(/<title>[^<]*<\/title>/g, (title) =>
    title.replaceAll("&lt;", "&#x3C;").replaceAll("&amp;", "&#x26;"),
  );
}
