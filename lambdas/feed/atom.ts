// Atom 1.0 (RFC 4287).
import type { Element } from "@xmldom/xmldom";
import { html } from "../text/html.ts";
import type { Channel } from "./channel.ts";
import { buildSkeleton, StandIns } from "./skeleton.ts";
import { appendElement, elementsOf, parseSkeleton, serialise } from "./xml-tree.ts";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** What a reader might take for markup if it doubts that a text is plain; "5 < 7" and "AT&T" are none. */
const markupLike = /<[a-z/!?]|&(?:#|[a-z]\w*;)/i;

const linkTypes: Readonly<Record<string, string>> = { self: "application/atom+xml", alternate: "text/html" };

export function renderAtom(channel: Channel): string {
  const standIns = new StandIns();
  const root = parseSkeleton(buildSkeleton(channel, standIns).atom1(), standIns);
  root.setAttributeNS(xmlNamespace, "xml:lang", channel.publication.language);
  for (const link of elementsOf(root, "link")) {
    const type = linkTypes[link.getAttribute("rel") ?? "alternate"];
    if (type) link.setAttribute("type", type);
  }
  for (const [index, entry] of elementsOf(root, "entry").entries()) {
    const [picture] = channel.entries[index]?.pictures ?? [];
    if (!picture) continue;
    const { url: href, file } = picture;
    const attributes = { rel: "enclosure", href, type: file?.type, length: file?.length };
    appendElement(entry, root.namespaceURI, "link", attributes);
  }
  for (const text of [...elementsOf(root, "title"), ...elementsOf(root, "summary")]) typeText(text);
  return serialise(root, channel.styleUrl);
}

/** RFC 4287 §3.1.1: plain text, but HTML where plain text would look like markup. */
function typeText(element: Element): void {
  const text = element.textContent ?? "";
  if (!markupLike.test(text)) {
    element.removeAttribute("type");
    return;
  }
  element.setAttribute("type", "html");
  element.textContent = html`${text}`.toString();
}
