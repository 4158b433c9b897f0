// Renders the XHTML or NITF in an item as HTML, so that one parser can parse all markup.
import { cleanText } from "../../text/characters.ts";
import { html } from "../../text/html.ts";
import { largestPicture } from "../agency/renditions.ts";
import { lineOfElement } from "./wording.ts";
import { childOf, childrenOf, isElement, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** The HTML elements for NITF elements. NITF elements that are not listed have the same name in HTML, or only contain others. */
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
/** Elements in which the agency dpa repeats the headline, the subjects and the time. */
const repeated = ["header", "footer"];

/** Renders nodes as HTML. Keeps only the attributes that parseHtml uses. Unknown elements stay; parseHtml drops them. */
export function renderMarkup(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => (isElement(node) ? renderElement(node) : html`${cleanText(node)}`.toString()))
    .join("");
}

function renderElement(element: XmlElement): string {
  if (element.name === "media") return renderMedia(element);
  if (repeated.includes(element.name)) return "";
  const name = nitfNames.get(element.name) ?? element.name;
  const { href, src, alt, width, height, style, hidden, colspan, rowspan, start } = element.attributes;
  const kept = { href, src, alt, width, height, style, hidden, colspan, rowspan, start };
  const attributes = Object.entries(kept).map(([attribute, value]) =>
    value === undefined ? "" : html` ${cleanText(attribute)}="${cleanText(value)}"`,
  );
  const tag = `<${name}${attributes.join("")}>`;
  return voidElements.includes(name) ? tag : `${tag}${renderMarkup(element.children)}</${name}>`;
}

/** Renders an NITF `media` element as a picture with its caption. A recording gives an empty text. */
function renderMedia(media: XmlElement): string {
  const references = childrenOf(media, "media-reference");
  const picture = largestPicture(
    references.map(({ attributes: { source: href, "mime-type": type, width, height } }) => {
      return { href, type, width, height };
    }),
  );
  const { "media-type": kind = "image" } = media.attributes;
  if (!/^(?:image|picture|photo|graphic)/i.test(kind) || !picture) return "";
  const source =
    picture.kind === "remote" ? picture.url : "name" in picture ? encodeURI(picture.name) : undefined;
  const alt = references.map(({ attributes }) => attributes["alternate-text"]).find((text) => text);
  const caption = lineOfElement(childOf(media, "media-caption"));
  return html`<figure><img src="${cleanText(source ?? "")}" alt="${cleanText(alt ?? "")}"><figcaption>${cleanText(caption)}</figcaption></figure>`.toString();
}
