// XHTML and NITF within an item, as HTML for the one reader of HTML.
import { html } from "../../text/html.ts";
import { largestPicture } from "../agency/renditions.ts";
import { lineOfElement } from "./wording.ts";
import { childOf, childrenOf, isElement, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** NITF's names for what HTML calls otherwise; its other elements are HTML's, or say nothing about the looks. */
const nitfNames: ReadonlyMap<string, string> = new Map([
  ["hl1", "h3"],
  ["hl2", "h4"],
  ["block", "div"],
  ["bq", "blockquote"],
  ["credit", "p"],
  ["datasource", "p"],
  ["nitf-table", "div"],
]);
const voidElements = ["br", "hr", "img"];
/** Where dpa says the headline, the subjects and the time once more. */
const repeated = ["header", "footer"];

/** Elements by their local names, whatever their prefix, with the attributes that count; parseHtml drops what it doesn't know. */
export function renderMarkup(nodes: readonly XmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? renderElement(node) : html`${node}`.toString())).join("");
}

function renderElement(element: XmlElement): string {
  if (element.name === "media") return renderMedia(element);
  if (repeated.includes(element.name)) return "";
  const name = nitfNames.get(element.name) ?? element.name;
  const { href, src, alt, width, height, style, hidden, colspan, rowspan, start } = element.attributes;
  const kept = { href, src, alt, width, height, style, hidden, colspan, rowspan, start };
  const attributes = Object.entries(kept)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => html` ${attribute}="${value}"`)
    .join("");
  const tag = `<${name}${attributes}>`;
  return voidElements.includes(name) ? tag : `${tag}${renderMarkup(element.children)}</${name}>`;
}

/** A picture with its caption; of a recording nothing is left that could be read. */
function renderMedia(media: XmlElement): string {
  const references = childrenOf(media, "media-reference");
  const picture = largestPicture(
    references.map(({ attributes: { source, "mime-type": type, width, height } }) => ({
      href: source,
      type,
      width: Number(width) || 0,
      height: Number(height) || 0,
    })),
  );
  const { "media-type": kind = "image" } = media.attributes;
  if (!/^(?:image|picture|photo|graphic)/i.test(kind) || !picture) return "";
  const source =
    picture.kind === "remote" ? picture.url : "name" in picture ? encodeURI(picture.name) : undefined;
  const alt = references.map(({ attributes }) => attributes["alternate-text"]).find((text) => text);
  const caption = lineOfElement(childOf(media, "media-caption"));
  return html`<figure><img src="${source}" alt="${alt}"><figcaption>${caption}</figcaption></figure>`.toString();
}
