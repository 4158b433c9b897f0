// Adds elements and attributes to what `feed` has laid out, once the texts are in it. The document is edited as text. This is safe:
// `<` is escaped in every text and attribute, so each `<` in the document begins a tag.
import { dropForbidden } from "../text/characters.ts";

/** Attributes without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One step of indentation, as `feed` has it. */
const step = "    ";

/** Drops forbidden characters again, although articles are clean: one bad text must never block a whole feed. */
export function escapeText(text: string): string {
  return dropForbidden(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', "&quot;");
}

/** @param content markup */
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
 * Replaces the attributes of the root element, and adds the style sheet that browsers apply when a person opens the feed. The one of
 * `feed` is always XSLT.
 */
export function finishDocument(xml: string, root: Attributes, styleUrl: string): string {
  const style = `<?xml-stylesheet type="text/css" href="${styleUrl}"?>`;
  return `${xml.replace(/<(\w+) [^>]*/, (_, name) => `${style}\n<${name}${renderAttributes(root)}`)}\n`;
}
