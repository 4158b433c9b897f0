// The text of an NITF document, alone or within NewsML.
import type { Block } from "../../article/block.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { cleanText } from "../../text/characters.ts";
import { isIndentedInPart, paragraphsOf } from "../agency/news-text.ts";
import { renderMarkup } from "../xml/markup.ts";
import { find, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** The blocks of `body.content`, otherwise of XHTML's `body`, otherwise of the element itself. */
export function parseMarkup(element: XmlElement): readonly Block[] {
  const text = find(element, "body.content") ?? find(element, "body") ?? element;
  return blocksOf(renderMarkup(text.children), textOf(text));
}

/**
 * The blocks of the markup. If there is only one element with paragraphs marked by indentation, they are
 * split as in plain text.
 */
export function blocksOf(markup: string, text: string): readonly Block[] {
  const blocks = parseHtml(markup);
  const isSingle = blocks.length === 1 && typeof blocks[0] === "string";
  return isSingle && isIndentedInPart(cleanText(text).trim().split("\n")) ? paragraphsOf(text) : blocks;
}
