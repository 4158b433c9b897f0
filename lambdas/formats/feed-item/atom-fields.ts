// Maps an Atom entry (RFC 4287) to the fields of an article.

import { type Block, plainTextOf } from "../../article/block.ts";
import { joinCredits } from "../../plain-text/credit/credit.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { inOneLine } from "../../text/words.ts";
import { parseCreators } from "../agency/byline.ts";
import { paragraphsOf } from "../agency/news-text.ts";
import { withPictures } from "../agency/with-pictures.ts";
import type { Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { renderMarkup } from "../xml/markup.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "../xml/xml-tree.ts";
import { entryText } from "./entry-text.ts";
import { idOfEntry } from "./identity.ts";
import { picturesOf } from "./media.ts";

export function atomIdOf(entry: XmlElement, feed: XmlElement): Field | undefined {
  const site = childrenOf(feed, "link").find(({ attributes: { rel = "alternate" } }) => rel === "alternate");
  return idOfEntry(childOf(entry, "id"), site);
}

/** The fields of an entry, except its id. */
export function atomFieldsOf(entry: XmlElement, feed: XmlElement): Fields {
  const headline = plainField(childOf(entry, "title"));
  const summary = childOf(entry, "summary");
  const content = [childOf(entry, "content")].find(
    (one) => one && !one.attributes.src && lineOfElement(one) !== "",
  );
  const text = entryText(blocksOf(content ?? summary), headline?.text);
  const standfirst = content && plainField(summary);
  const [section, ...tags] = childrenOf(entry, "category");
  const published = firstField(childrenOf(entry, "published"));
  const updated = firstField(childrenOf(entry, "updated"));
  return {
    section: section && fieldAt(labelOf(section), section),
    headline,
    published: published ?? updated,
    updated: published && updated,
    standfirst: standfirst && text.line.startsWith(standfirst.text) ? undefined : standfirst,
    ...joinCredits([parseCreators(authorsOf(entry, feed)), text.credit]),
    tags: tags.map(labelOf),
    ...withPictures(text.paragraphs, picturesOf(entry)),
  };
}

/** The authors that the entry names. Without any, those of its source, or else those of the feed (RFC 4287 §4.2.1). */
function authorsOf(entry: XmlElement, feed: XmlElement): readonly string[] {
  const stated = [entry, childOf(entry, "source"), feed].map((holder) =>
    childrenOf(holder, "author").map((author) => lineOfElement(childOf(author, "name"))),
  );
  return stated.find((names) => names.length > 0) ?? [];
}

function labelOf({ attributes: { label, term = "" } }: XmlElement): string {
  return label ?? term;
}

/** Parses a text construct (RFC 4287 §3.1): an element whose `type` says whether it holds plain text, HTML or XHTML. */
function blocksOf(construct: XmlElement | undefined): readonly Block[] {
  const { type = "text" } = construct?.attributes ?? {};
  if (type === "xhtml") return parseHtml(renderMarkup(construct?.children ?? []));
  const text = textOf(construct);
  return /html/i.test(type) ? parseHtml(text) : paragraphsOf(text);
}

function plainField(construct: XmlElement | undefined): Field | undefined {
  if (!construct) return undefined;
  return fieldAt(inOneLine(blocksOf(construct).map(plainTextOf).join(" ")), construct);
}
