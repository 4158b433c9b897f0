// Atom 1.0 (RFC 4287).
import type { Element } from "@xmldom/xmldom";
import { withMarks } from "../text/characters.ts";
import { html } from "../text/html.ts";
import { insertArchiveLinks, selfLink } from "./archive-links.ts";
import { feedFormats } from "./feed-formats.ts";
import type { FeedModel, Tombstone } from "./feed-model.ts";
import { buildFeedTemplate, Placeholders } from "./feed-template.ts";
import { appendElement, elementsOf, insertElement, parseTemplate, serialise } from "./xml-tree.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
const tombstones = "http://purl.org/atompub/tombstones/1.0";

/** Text that a feed reader could take for markup, were there no guard in it. "5 < 7" and "AT&T" do not match. */
const markupLike = /<\u2060?[a-z/!?]|&(?:#|[a-z]\w*;)/i;

const linkTypes: Readonly<Record<string, string>> = {
  self: feedFormats.atom.mediaType,
  alternate: "text/html",
};

export function renderAtom(model: FeedModel): string {
  const placeholders = new Placeholders();
  const root = parseTemplate(buildFeedTemplate(model, placeholders).atom1(), placeholders);
  root.setAttributeNS(xmlNamespace, "xml:lang", model.publication.language);
  for (const link of elementsOf(root, "link")) {
    const type = linkTypes[link.getAttribute("rel") ?? "alternate"];
    if (type) link.setAttribute("type", type);
  }
  insertArchiveLinks(selfLink(elementsOf(root, "link")), root, model.archive, "atom");
  for (const [index, entry] of elementsOf(root, "entry").entries()) {
    const [picture] = model.entries[index]?.pictures ?? [];
    if (!picture) continue;
    const { url: href, file } = picture;
    const attributes = { rel: "enclosure", href, type: file?.type, length: file?.length };
    appendElement(entry, { namespace: root.namespaceURI, name: "link", attributes });
  }
  insertTombstones(root, model.tombstones);
  for (const text of [...elementsOf(root, "title"), ...elementsOf(root, "summary")]) typeText(text);
  return serialise(root, model.styleUrl);
}

/** Withdrawn entries (RFC 6721). They come before the entries. The namespace is declared only if it is used. */
function insertTombstones(root: Element, all: readonly Tombstone[]): void {
  if (all.length === 0) return;
  root.setAttributeNS(xmlnsNamespace, "xmlns:at", tombstones);
  const [entry] = elementsOf(root, "entry");
  for (const { guid, withdrawn } of all) {
    const attributes = { ref: guid, when: new Date(withdrawn).toISOString() };
    const element = { namespace: tombstones, name: "at:deleted-entry", attributes };
    if (entry) insertElement(entry, element);
    else appendElement(root, element);
  }
}

/** Marks a text as HTML only if it looks like markup; otherwise it is plain text (RFC 4287 §3.1.1). */
function typeText(element: Element): void {
  const text = element.textContent ?? "";
  if (!markupLike.test(text)) {
    element.removeAttribute("type");
    return;
  }
  element.setAttribute("type", "html");
  element.textContent = html`${withMarks(text)}`.toString();
}
