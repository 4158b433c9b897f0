// RSS 2.0 (https://www.rssboard.org/rss-specification) and its best-practices profile (https://www.rssboard.org/rss-profile).
import { type CleanText, cleanText, withMarks } from "../text/characters.ts";
import { markSummary } from "../text/direction.ts";
import { html } from "../text/html.ts";
import { rememberLast } from "../text/remember-last.ts";
import { feedHistory, renderArchiveLinks } from "./archive-links.ts";
import type { EntryPicture } from "./entry.ts";
import { type FeedEntry, type FeedModel, rememberedEntries } from "./feed-model.ts";
import { layOutEntry, layOutFeed } from "./feed-template.ts";
import { guardMarkup } from "./guard-markup.ts";
import { escapeText, finishDocument, insertBefore, renderElement } from "./xml-markup.ts";

const namespaces = {
  content: "http://purl.org/rss/1.0/modules/content/",
  atom: "http://www.w3.org/2005/Atom",
  dublinCore: "http://purl.org/dc/elements/1.1/",
  dublinCoreTerms: "http://purl.org/dc/terms/",
  /** Media RSS (https://www.rssboard.org/media-rss). The slash at the end is part of the namespace. */
  mediaRss: "http://search.yahoo.com/mrss/",
};

export function renderRss(model: FeedModel): string {
  const { archive, entries, styleUrl } = model;
  const feed = referenceTitles(layOutFeed(model, "rss2").toXml());
  // The first <atom:link> is the link to the document itself. The links to archives are inserted before it.
  const linked = insertBefore(feed, "<atom:link ", renderArchiveLinks(archive, "rss", "atom:link"));
  const has = (isUsedBy: (entry: FeedEntry) => boolean, namespace: string) =>
    entries.some(isUsedBy) ? namespace : undefined;
  const root = {
    version: "2.0",
    "xmlns:dc": has(({ authors }) => authors.length > 0, namespaces.dublinCore),
    "xmlns:content": has(({ content }) => content !== undefined, namespaces.content),
    "xmlns:atom": namespaces.atom,
    "xmlns:dcterms": has(() => true, namespaces.dublinCoreTerms),
    "xmlns:media": has(({ pictures }) => pictures.length > 0, namespaces.mediaRss),
    "xmlns:fh": archive.current && feedHistory,
  };
  return insertBefore(finishDocument(linked, root, styleUrl), "</channel>", entries.map(renderItem));
}

const renderItem = rememberLast((entry: FeedEntry) => {
  // Feed readers treat a description as HTML, so plain text is escaped once more.
  const summary = withMarks(html`${entry.marked.summary}`.toString());
  const marked = { ...entry.marked, summary };
  // RSS defines <author> as a mail address; names go into dc:creator.
  const item = referenceTitles(layOutEntry({ ...entry, marked, authors: [] }, "rss2").toXml());
  const credited = insertBefore(item, "<pubDate>", renderCreator(entry.authors));
  return insertBefore(credited, "</item>", [...renderUpdate(entry), ...renderPicture(entry.pictures)]);
}, rememberedEntries);

/**
 * Renders all authors into one element. If there were several elements, many feed readers would show only the first or the last. Two or
 * more names get direction marks, so that Latin names keep their place in the Arabic list.
 */
function renderCreator(authors: readonly CleanText[]): readonly string[] {
  if (authors.length === 0) return [];
  const byline = cleanText(authors.join("، "));
  return [renderText("dc:creator", guardMarkup(authors.length > 1 ? markSummary(byline) : byline))];
}

/** RSS has no element for the time of an update. Aggregators read one of these two, and would otherwise miss corrections. */
function renderUpdate({ updated }: FeedEntry): readonly string[] {
  return ["atom:updated", "dcterms:modified"].map((name) =>
    renderText(name, new Date(updated).toISOString()),
  );
}

/** Renders the leading picture. It is an enclosure only if it is on our site, because an enclosure must state its length. */
function renderPicture([leading]: readonly EntryPicture[]): readonly string[] {
  if (!leading) return [];
  const { url, file, caption, credit, alt } = leading;
  const { length, type, width, height } = file ?? {};
  const words = (name: string, text: CleanText | undefined, attributes = {}) =>
    text === undefined ? "" : renderText(name, guardMarkup(markSummary(text)), attributes);
  const content = renderElement(
    "media:content",
    { url, medium: "image", type, width, height, fileSize: length },
    words("media:description", caption ?? alt, { type: "plain" }) + words("media:credit", credit),
  );
  return file ? [renderElement("enclosure", { url, length, type }), content] : [content];
}

function renderText(name: string, text: string, attributes = {}): string {
  return renderElement(name, attributes, escapeText(text));
}

/**
 * Writes "<" and "&" in titles as hexadecimal references (RSS profile, "Character Data"), which feed readers understand
 * whether or not they expect HTML. The pattern is safe, because a text contains no "<".
 */
function referenceTitles(rss: string): string {
  return rss.replaceAll(/<title>[^<]*<\/title>/g, (title) =>
    title.replaceAll("&lt;", "&#x3C;").replaceAll("&amp;", "&#x26;"),
  );
}
