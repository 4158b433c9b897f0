// The text inside a NewsML-G2 item: XHTML, NITF or plain text.
import type { Block } from "../../article/block.ts";
import { looksLikeHtml, paragraphsOf } from "../agency/news-text.ts";
import { blocksOf, parseMarkup } from "../nitf/body.ts";
import { type NitfHead, nitfHeadOf } from "../nitf/head.ts";
import { byLanguage } from "../xml/wording.ts";
import { childOf, childrenOf, find, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** Other types, such as sports results, are not text. */
const textTypes = /html|nitf|^(?:application|text)\/(?:xml|plain)/i;
/** Limits the time. Real items have two or three contents. */
const mostContents = 50;

/** The first content with text. Prefers Arabic, then markup to plain text. */
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

/** Some agencies declare HTML as plain text. */
function parseData(inline: XmlElement): readonly Block[] {
  const text = textOf(inline);
  const isHtml = /html/i.test(inline.attributes.contenttype ?? "") || looksLikeHtml(text);
  return isHtml ? blocksOf(text, text.replace(/<[^<>]*>/g, "")) : paragraphsOf(text);
}

/** The headline and byline in NITF content, for items without them in their metadata. */
export function headOf(item: XmlElement): NitfHead {
  const inlines = byLanguage(childrenOf(childOf(item, "contentSet"), "inlineXML"));
  return nitfHeadOf(inlines.map((inline) => find(inline, "body.head")).find((one) => one !== undefined));
}
