// The text of a feed's entry, without the lines that feed generators add to it.

import { type Block, plainTextOf } from "../../article/block.ts";
import type { Credit } from "../../plain-text/credit/credit.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { inOneLine } from "../../text/words.ts";
import { looksLikeHtml, paragraphsOf, withoutRepeats } from "../agency/news-text.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { textOf, type XmlElement } from "../xml/xml-tree.ts";

/** The last line that WordPress adds in its feeds, in English and Arabic: `The post … appeared first on …`. */
const origin =
  /^(?:The post .+ (?:appeared first on|first appeared on) .+|(?:ظهرت المقالة|المقالة) .+ (?:أولا|أولاً|ظهرت أولا|ظهرت أولاً) (?:على|في) .+)$/u;
/** In characters. A longer last line is part of the text. */
const longestOrigin = 500;
/** A tag or a character reference, which plain text does not contain. */
const markup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

export interface EntryText {
  readonly paragraphs: readonly Block[];
  readonly credit: Credit;
  /** The text as one line without markup. */
  readonly line: string;
}

/** Parses the text of an RSS item. By the standard it is HTML, but some feeds have plain text in which line ends separate paragraphs. */
export function blocksOfRss(text: string): readonly Block[] {
  return looksLikeHtml(text) || markup.test(text) ? parseHtml(text) : paragraphsOf(text);
}

export function entryText(blocks: readonly Block[], headline: string | undefined): EntryText {
  const own = blocks.filter(
    (block, index) => index < blocks.length - 1 || !isOrigin(plainTextOf(block).trim()),
  );
  const { paragraphs, credit } = withoutRepeats(own, { headline, byline: undefined, standfirst: undefined });
  return { paragraphs, credit, line: inOneLine(own.map(plainTextOf).join(" ")) };
}

function isOrigin(line: string): boolean {
  return line.length <= longestOrigin && origin.test(line);
}

/** The title of an RSS item. It should be plain text, but in many feeds it contains HTML or is escaped twice. */
export function titleOf(title: XmlElement | undefined): Field | undefined {
  if (!title) return undefined;
  const text = textOf(title);
  const plain = markup.test(text) ? parseHtml(text).map(plainTextOf).join(" ") : text;
  return fieldAt(plain, title);
}
