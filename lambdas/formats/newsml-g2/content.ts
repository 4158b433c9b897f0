// The text of a NewsML-G2 item: XHTML, NITF or plain text, within the item.
import type { Block } from "../../article/block.ts";
import { readHtml } from "../../rich-text/read-html.ts";
import { cleanText } from "../../text/characters.ts";
import { isIndentedInPart, looksLikeHtml, paragraphsOf } from "../agency/news-text.ts";
import type { Field } from "../build-submission.ts";
import { renderMarkup } from "./markup.ts";
import { byLanguage, fieldOf, lineOf } from "./wording.ts";
import { childOf, childrenOf, find, textOf, type XmlElement } from "./xml-tree.ts";

/** Sports results and the like are no text. */
const textTypes = /html|nitf|^(?:application|text)\/(?:xml|plain)/i;
/** Real items have two or three; each costs a reading of HTML. */
const mostContents = 50;

/** The text in Arabic, if there are several; markup before plain text. */
export function bodyOf(item: XmlElement): readonly Block[] {
  const contentSet = childOf(item, "contentSet");
  const contents = [...childrenOf(contentSet, "inlineXML"), ...childrenOf(contentSet, "inlineData")];
  for (const content of byLanguage(contents.filter(isText)).slice(0, mostContents)) {
    const blocks = content.name === "inlineXML" ? readMarkup(content) : readData(content);
    if (blocks.length > 0) return blocks;
  }
  return [];
}

function isText({ attributes: { contenttype = "text/xml" } }: XmlElement): boolean {
  return textTypes.test(contenttype);
}

function readMarkup(inline: XmlElement): readonly Block[] {
  const text = find(inline, "body.content") ?? find(inline, "body") ?? inline;
  return blocksOf(renderMarkup(text.children), textOf(text));
}

/** Some write HTML into what they call plain text. */
function readData(inline: XmlElement): readonly Block[] {
  const text = textOf(inline);
  const isHtml = /html/i.test(inline.attributes.contenttype ?? "") || looksLikeHtml(text);
  return isHtml ? blocksOf(text, text.replace(/<[^<>]*>/g, "")) : paragraphsOf(text);
}

/** The blocks of markup, unless its only element holds all paragraphs, set as in plain text. */
function blocksOf(markup: string, text: string): readonly Block[] {
  const blocks = readHtml(markup);
  const isSingle = blocks.length === 1 && typeof blocks[0] === "string";
  return isSingle && isIndentedInPart(cleanText(text).trim().split("\n")) ? paragraphsOf(text) : blocks;
}

/** What NITF says above its text, for items whose own metadata doesn't. */
export function nitfHeadOf(item: XmlElement): {
  readonly headline: Field | undefined;
  readonly byline: string | undefined;
} {
  const inlines = byLanguage(childrenOf(childOf(item, "contentSet"), "inlineXML"));
  const head = inlines.map((inline) => find(inline, "body.head")).find((one) => one !== undefined);
  const byline = childOf(head, "byline");
  const names = byline && {
    ...byline,
    children: byline.children.filter((node) => typeof node === "string" || node.name !== "byttl"),
  };
  return {
    headline: fieldOf(childrenOf(childOf(head, "hedline"), "hl1")),
    byline: lineOf(names) || undefined,
  };
}
