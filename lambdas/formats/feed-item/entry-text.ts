// The text of a feed's entry, which is HTML, without what feeds add to it.

import { type Block, plainTextOf } from "../../article/block.ts";
import type { Credit } from "../../plain-text/credit/credit.ts";
import { inOneLine } from "../../plain-text/words.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { looksLikeHtml, paragraphsOf, withoutRepeats } from "../agency/news-text.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { textOf, type XmlElement } from "../xml/xml-tree.ts";

/** WordPress's last line in its feeds, in English and Arabic: `The post … appeared first on …`. */
const origin =
  /^(?:The post .+ (?:appeared first on|first appeared on) .+|(?:ظهرت المقالة|المقالة) .+ (?:أولا|أولاً|ظهرت أولا|ظهرت أولاً) (?:على|في) .+)$/u;
/** An inline element or a character reference: plain text has neither. */
const markup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** Of the beginning that a summary is compared to. */
const compared = 2000;

export interface EntryText {
  readonly paragraphs: readonly Block[];
  readonly credit: Credit;
  /** As plain text in one line. */
  readonly beginning: string;
}

/** What RSS holds is HTML, but some write plain text with line ends that count. */
export function blocksOfRss(text: string): readonly Block[] {
  return looksLikeHtml(text) || markup.test(text) ? parseHtml(text) : paragraphsOf(text);
}

export function entryText(blocks: readonly Block[], headline: string | undefined): EntryText {
  const own = blocks.filter(
    (block, index) => index < blocks.length - 1 || !origin.test(plainTextOf(block).trim()),
  );
  const { paragraphs, credit } = withoutRepeats(own, { headline, byline: undefined, standfirst: undefined });
  return { paragraphs, credit, beginning: beginningOf(own) };
}

function beginningOf(blocks: readonly Block[]): string {
  let beginning = "";
  for (const block of blocks) {
    if (beginning.length > compared) break;
    beginning += ` ${plainTextOf(block)}`;
  }
  return inOneLine(beginning);
}

/** A title is text; but many feeds write HTML, or escape it twice. */
export function titleOf(title: XmlElement | undefined): Field | undefined {
  if (!title) return undefined;
  const text = textOf(title);
  const plain = markup.test(text) ? parseHtml(text).map(plainTextOf).join(" ") : text;
  return fieldAt(plain, title);
}
