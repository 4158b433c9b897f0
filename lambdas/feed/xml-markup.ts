// Adds elements and attributes to documents of the library `feed`, after the texts were put into them. The document is edited as a string,
// without an XML parser. This is safe, because `<` is escaped in every text and attribute. So each `<` in the document begins a tag.
import { dropForbidden } from "../text/characters.ts";

/** The attributes of an element. An attribute whose value is `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One level of indentation, the same as in documents of `feed`. */
const step = "    ";

const special = /[&<>]/;

/** Also drops characters that XML forbids. Articles have none, but a mistake in one text must never make a whole feed invalid. */
export function escapeText(text: string): string {
  const allowed = dropForbidden(text);
  if (!special.test(allowed)) return allowed;
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', "&quot;");
}

/** @param content the markup inside the element */
export function renderElement(name: string, attributes: Attributes, content = ""): string {
  const tag = `${name}${renderAttributes(attributes)}`;
  return content === "" ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
}

function renderAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(String(value))}"`))
    .join("");
}

/**
 * Inserts elements before a tag, each on a line of its own. Before an end tag, they become the last children.
 *
 * @param tag the beginning of the tag
 * @throws if there is no such tag
 */
export function insertBefore(xml: string, tag: `<${string}`, elements: readonly string[]): string {
  const at = xml.indexOf(tag);
  if (at < 0) throw new Error(`the document has no ${tag}`);
  const newLine = xml.slice(xml.lastIndexOf("\n", at), at);
  const indent = tag.startsWith("</") ? step : "";
  const lines = elements.map((element) => `${indent}${element}${newLine}`);
  return `${xml.slice(0, at)}${lines.join("")}${xml.slice(at)}`;
}

/**
 * Replaces the attributes of the root element, and adds the style sheet that browsers apply when a person opens the feed. It is added here,
 * because the library `feed` can only add style sheets in XSLT, and this one is CSS.
 */
export function finishDocument(xml: string, root: Attributes, styleUrl: string): string {
  const style = `<?xml-stylesheet type="text/css" href="${styleUrl}"?>`;
  return `${xml.replace(/<(\w+) [^>]*/, (_, name) => `${style}\n<${name}${renderAttributes(root)}`)}\n`;
}
