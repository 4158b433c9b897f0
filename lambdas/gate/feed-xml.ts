// Parses the XML of a feed entry by entry. When one of fifty entries changes, the others are not parsed and checked again.
import { rememberLast } from "../text/remember-last.ts";
import { checkCharacters } from "./check-characters.ts";
import { parseStrictXml, textsIn, type XmlElement } from "./strict-xml.ts";

/**
 * Matches the beginning of a feed: processing instructions, then the start tag of the root element. The first capture group is that tag, the
 * second its name.
 */
const beginning = /^(?:<\?[^<>]*\?>\s*)+(<(rss|feed) [^<>]*>)/;

/**
 * Parses a feed, and checks its characters. If this returns an element, {@link parseStrictXml} returns an equal one, and
 * {@link checkCharacters} finds nothing in it. There is one difference: the text of an element around the entries does not include the texts
 * of the entries.
 *
 * The document without its entries is parsed, with an empty element in their place. Each entry is parsed as a child of the same root
 * element, so that it has the same namespaces. If all of them are well-formed, so is the whole document.
 *
 * @param name the name of the elements that are entries
 * @returns the root element; undefined if anything is wrong, or if there are no entries. Then the whole document must be parsed.
 */
export function parseFeedXml(text: string, name: "item" | "entry"): XmlElement | undefined {
  const [startTag, endTag, empty] = [`<${name}>`, `</${name}>`, `<${name}/>`];
  const start = text.indexOf(startTag);
  if (start < 0) return undefined;
  const end = text.lastIndexOf(endTag);
  const [, rootTag = "", rootName] = beginning.exec(text) ?? []; // if there is no such tag, no entry below is well-formed

  const around = parseRight(`${text.slice(0, start)}${empty}${text.slice(end + endTag.length)}`);
  const inside = text
    .slice(start, end)
    .split(endTag)
    .map((entry) => parseInside(`${rootTag}${entry}${endTag}</${rootName}>`)?.children);
  if (!around || !inside.every((children) => children !== undefined)) return undefined;

  let places = 0;
  const fill = (element: XmlElement): XmlElement => {
    const children = element.children.flatMap((child) => {
      if (child.name !== name) return [fill(child)];
      places += 1;
      return inside.flat();
    });
    return { ...element, children };
  };
  const root = fill(around);
  return places === 1 ? root : undefined;
}

function parseRight(text: string): XmlElement | undefined {
  const xml = parseStrictXml(text);
  return xml.ok && checkCharacters(textsIn(xml.root)).length === 0 ? xml.root : undefined;
}

/** Remembers 400 small entries: those of four feeds of fifty, in RSS and in Atom. By an estimate, they take 30 MB at most. */
const parseInside = rememberLast(parseRight, { most: 400, isSmall: ({ length }) => length <= 8_000 });
