// The text of a feed's entry, without what feed generators add to it.

import { type Block, plainTextOf } from "../../article/block.ts";
import type { Credit } from "../../plain-text/credit/credit.ts";
import { inOneLine } from "../../plain-text/words.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { looksLikeHtml, paragraphsOf, withoutRepeats } from "../agency/news-text.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { textOf, type XmlElement } from "../xml/xml-tree.ts";

/** The last line that WordPress adds in its feeds, in English and Arabic: `The post … appeared first on …`. */
const origin =
  /^(?:The post .+ (?:appeared first on|first appeared on) .+|(?:ظهرت المقالة|المقالة) .+ (?:أولا|أولاً|ظهرت أولا|ظهرت أولاً) (?:على|في) .+)$/u;
/** Characters. */
const longestOrigin = 500;
/** A tag or a character reference, which plain text does not contain. */
const markup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** Characters at the beginning of the text that a summary is compared with. */
const compared = 2000;

export interface EntryText {
  readonly paragraphs: readonly Block[];
  readonly credit: Credit;
  /** Plain text in one line. */
  readonly beginning: string;
}

/** RSS content is HTML, but some feeds have plain text with meaningful line ends. */
export function blocksOfRss(text: string): readonly Block[] {
  return looksLikeHtml(text) || markup.test(text) ? parseHtml(text) : paragraphsOf(text);
}

export function entryText(blocks: readonly Block[], headline: string | undefined): EntryText {
  const own = blocks.filter(
    (block, index) => index < blocks.length - 1 || !isOrigin(plainTextOf(block).trim()),
  );
  const { paragraphs, credit } = withoutRepeats(own, { headline, byline: undefined, standfirst: undefined });
  return { paragraphs, credit, beginning: beginningOf(own) };
}

function isOrigin(line: string): boolean {
  return line.length <= longestOrigin && origin.test(line);
}

function beginningOf(blocks: readonly Block[]): string {
  let beginning = "";
  for (const block of blocks) {
    if (beginning.length > compared) break;
    beginning += ` ${plainTextOf(block)}`;
  }
  return inOneLine(beginning);
}

/** Titles are plain text, but many feeds contain HTML there, or text that is escaped twice. */
export function titleOf(title: XmlElement | undefined): Field | undefined {
  if (!title) return undefined;
  const text = textOf(title);
  const plain = markup.test(text) ? parseHtml(text).map(plainTextOf).join(" ") : text;
  return fieldAt(plain, title);
}
