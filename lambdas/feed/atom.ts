// Atom 1.0 (RFC 4287).
import { rememberLast } from "../text/remember-last.ts";
import { feedHistory, renderArchiveLinks } from "./archive-links.ts";
import { feedFormats } from "./feed-formats.ts";
import { type FeedEntry, type FeedModel, rememberedEntries, type Tombstone } from "./feed-model.ts";
import { layOutEntry, layOutFeed } from "./feed-template.ts";
import { finishDocument, insertBefore, renderElement } from "./xml-markup.ts";

const atom = "http://www.w3.org/2005/Atom";
const tombstone = "http://purl.org/atompub/tombstones/1.0";

/**
 * Matches escaped text that a feed reader could parse as markup, even if it contains the WORD JOINER that guards against this. "5 < 7" and
 * "AT&T" do not match.
 */
const markupLike = /&lt;\u2060?[a-z/!?]|&amp;(?:#|[a-z]\w*;)/i;

export function renderAtom(model: FeedModel): string {
  const { archive, entries, publication, styleUrl, tombstones } = model;
  const feed = typeMembers(layOutFeed(model, "atom1").toXml());
  const linked = insertBefore(feed, '<link rel="self"', renderArchiveLinks(archive, "atom", "link"));
  const elements = [...tombstones.map(renderTombstone), ...entries.map(renderEntry)];
  const root = {
    xmlns: atom,
    "xml:lang": publication.language,
    "xmlns:fh": archive.current && feedHistory,
    "xmlns:at": tombstones.length > 0 ? tombstone : undefined,
  };
  return insertBefore(finishDocument(linked, root, styleUrl), "</feed>", elements);
}

/** Renders a tombstone, the element for an entry that was withdrawn (RFC 6721). */
function renderTombstone({ guid, withdrawn }: Tombstone): string {
  return renderElement("at:deleted-entry", { ref: guid, when: new Date(withdrawn).toISOString() });
}

const renderEntry = rememberLast((entry: FeedEntry) => {
  const element = typeMembers(layOutEntry(entry, "atom1").toXml());
  const [picture] = entry.pictures;
  if (!picture) return element;
  const { url: href, file } = picture;
  const enclosure = { rel: "enclosure", href, type: file?.type, length: file?.length };
  return insertBefore(element, "</entry>", [renderElement("link", enclosure)]);
}, rememberedEntries);

/**
 * Corrects the attribute `type` of texts, and adds it to links, because the library `feed` writes links without it. A link without a
 * relation is an `alternate` link: it leads to an HTML page.
 */
function typeMembers(xml: string): string {
  return xml
    .replaceAll(/<(title|summary)(?: type="html")?>([^<]*)/g, (_, name, text) => typeText(name, text))
    .replaceAll(/<link (?:rel="(self|alternate)" )?href="[^"]*"/g, (link, rel?: string) => {
      return `${link} type="${rel === "self" ? feedFormats.atom.mediaType : "text/html"}"`;
    });
}

/**
 * Marks a text as HTML only if it looks like markup; otherwise it is plain text (RFC 4287 §3.1.1).
 *
 * @param text the text, already escaped for XML. If it becomes HTML, it must be escaped a second time, for HTML
 */
function typeText(name: string, text: string): string {
  if (!markupLike.test(text)) return `<${name}>${text}`;
  return `<${name} type="html">${text.replaceAll('"', "&quot;").replaceAll("&", "&amp;")}`;
}
