// The text inside a NewsML-G2 item: XHTML, NITF or plain text.
import type { Block } from "../../article/block.ts";
import { looksLikeHtml } from "../agency/news-text.ts";
import { parseMarkup, parseText } from "../nitf/body.ts";
import { type NitfHead, nitfHeadOf } from "../nitf/head.ts";
import { byLanguage } from "../xml/wording.ts";
import { childOf, childrenOf, find, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** Content of other types is not text, such as sports results. */
const textTypes = /html|nitf|^(?:application|text)\/(?:xml|plain)/i;
/** The largest number of contents that are parsed, to limit the time. Real items have two or three. */
const mostContents = 50;

/** The first content with text. Prefers content in Arabic, then content with markup. */
export function bodyOf(item: XmlElement): readonly Block[] {
  const contentSet = childOf(item, "contentSet");
  const contents = [...childrenOf(contentSet, "inlineXML"), ...childrenOf(contentSet, "inlineData")];
  const parsed = byLanguage(contents.filter(isText))
    .values()
    .take(mostContents)
    .map((content) => (content.name === "inlineXML" ? parseMarkup(content) : parseData(content)));
  return parsed.find((blocks) => blocks.length > 0) ?? [];
}

function isText({ attributes: { contenttype = "text/xml" } }: XmlElement): boolean {
  return textTypes.test(contenttype);
}

function parseData(inline: XmlElement): readonly Block[] {
  const text = textOf(inline);
  return parseText(text, /html/i.test(inline.attributes.contenttype ?? "") || looksLikeHtml(text));
}

/** The headline and the byline in NITF content. They are needed for items whose metadata has none. */
export function headOf(item: XmlElement): NitfHead {
  const inlines = byLanguage(childrenOf(childOf(item, "contentSet"), "inlineXML"));
  return nitfHeadOf(inlines.map((inline) => find(inline, "body.head")).find((one) => one !== undefined));
}
