// The text of a NewsML-G2 item: XHTML, NITF or plain text, within the item.
import type { Block } from "../../article/block.ts";
import { looksLikeHtml, paragraphsOf } from "../agency/news-text.ts";
import { blocksOf, type NitfHead, nitfHeadOf, parseMarkup } from "../nitf/body.ts";
import { byLanguage } from "../xml/wording.ts";
import { childOf, childrenOf, find, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** Sports results and the like are no text. */
const textTypes = /html|nitf|^(?:application|text)\/(?:xml|plain)/i;
/** Real items have two or three; each costs a reading of HTML. */
const mostContents = 50;

/** The text in Arabic, if there are several; markup before plain text. */
export function bodyOf(item: XmlElement): readonly Block[] {
  const contentSet = childOf(item, "contentSet");
  const contents = [...childrenOf(contentSet, "inlineXML"), ...childrenOf(contentSet, "inlineData")];
  for (const content of byLanguage(contents.filter(isText)).slice(0, mostContents)) {
    const blocks = content.name === "inlineXML" ? parseMarkup(content) : parseData(content);
    if (blocks.length > 0) return blocks;
  }
  return [];
}

function isText({ attributes: { contenttype = "text/xml" } }: XmlElement): boolean {
  return textTypes.test(contenttype);
}

/** Some write HTML into what they call plain text. */
function parseData(inline: XmlElement): readonly Block[] {
  const text = textOf(inline);
  const isHtml = /html/i.test(inline.attributes.contenttype ?? "") || looksLikeHtml(text);
  return isHtml ? blocksOf(text, text.replace(/<[^<>]*>/g, "")) : paragraphsOf(text);
}

/** What NITF says above its text, for items whose own metadata doesn't. */
export function headOf(item: XmlElement): NitfHead {
  const inlines = byLanguage(childrenOf(childOf(item, "contentSet"), "inlineXML"));
  return nitfHeadOf(inlines.map((inline) => find(inline, "body.head")).find((one) => one !== undefined));
}
