// The text of an NITF document. The document can also be a part of a NewsML file.
import type { Block } from "../../article/block.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { cleanText } from "../../text/characters.ts";
import { isIndentedInPart, looksLikeHtml, paragraphsOf } from "../agency/news-text.ts";
import { renderMarkup } from "../xml/markup.ts";
import { find, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** The blocks of NITF's `body.content`, or else of XHTML's `body`, or else of the element itself. */
export function parseMarkup(element: XmlElement): readonly Block[] {
  const text = find(element, "body.content") ?? find(element, "body") ?? element;
  return blocksOf(renderMarkup(text.children), textOf(text));
}

/** The blocks of a text that can be HTML. Some agencies declare HTML as plain text. */
export function parseText(text: string, isHtml = looksLikeHtml(text)): readonly Block[] {
  return isHtml ? blocksOf(text, text.replace(/<[^<>]*>/g, "")) : paragraphsOf(text);
}

/**
 * The blocks of the markup. Some agencies write the whole text into one element and only indent the first line of each paragraph. Such a
 * text is split into paragraphs as plain text.
 *
 * @param text the text without the markup
 */
function blocksOf(markup: string, text: string): readonly Block[] {
  const blocks = parseHtml(markup);
  const isSingle = blocks.length === 1 && typeof blocks[0] === "string";
  return isSingle && isIndentedInPart(cleanText(text).trim().split("\n")) ? paragraphsOf(text) : blocks;
}
