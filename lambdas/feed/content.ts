// An entry's text as HTML for feeds and pages, and its summary as plain text.
import { type Block, isHeading, plainTextOf } from "../article/block.ts";
import { cleanText } from "../text/characters.ts";
import type { ShownIn } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import type { Entry } from "./entry.ts";
import { renderBlock, renderFigure, renderRichText } from "./rich-text.ts";

/** Characters of a summary that is cut out of the text. */
const summaryLength = 280;

/** Characters of a standfirst that serves as a summary. */
const longestStandfirst = 1000;

/**
 * The whole article as feeds carry it: right-to-left on the wrapper and on each block, as some readers keep only one
 * of them. It opens with the places as a dateline and ends with the agencies, as a newspaper prints them.
 */
export function renderContent(entry: Entry): Markup {
  return html`<div dir="rtl" lang="ar">${renderBlocks(entry, "feed")}</div>`;
}

/** The blocks of the text without their wrapper, as pages show them too. */
export function renderBlocks(entry: Entry, shownIn: ShownIn): Markup {
  const { standfirst, places, agencies, paragraphs, pictures } = entry;
  const [leading] = pictures;
  const options = { shownIn, pictures };
  const picture = leading && html`${renderFigure(leading, shownIn)}\n`;
  const lead =
    standfirst !== undefined && html`${renderBlock({ element: "h3", children: [standfirst] }, options)}\n`;
  const dateline = places.length > 0 ? places.join("، ") : undefined;
  const text = renderRichText(paragraphs, { ...options, dateline });
  const credit = agencies.length > 0 && html`${renderBlock(agencies.join("، "), options)}\n`;
  // The lists of some readers show the beginning: the standfirst says more than a caption.
  return html`\n${lead}${picture}${text}${credit}`;
}

/** The standfirst, else the first sentences of the text, cut at a word. */
export function buildSummary({ standfirst, paragraphs }: Entry): string {
  if (standfirst !== undefined) return cutText(standfirst, longestStandfirst);
  const first = firstText(paragraphs.filter((block) => !isHeading(block))) ?? firstText(paragraphs) ?? "";
  return cutText(first, summaryLength);
}

/** At the end of a sentence, else of a word. */
function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ""); // no half of a surrogate pair
  const sentences = wholeSentences.exec(cut)?.[0] ?? "";
  if (sentences.length > longest / 2) return cleanText(sentences);
  return `${cleanText(cut.replace(/\s\S*$/u, "").replace(/[،؛,:\s]+$/u, ""))}…`;
}

/** In one line. */
function firstText(blocks: readonly Block[]): string | undefined {
  for (const block of blocks) {
    const text = plainTextOf(block).replace(/\s+/gu, " ").trim();
    if (text !== "") return text;
  }
  return undefined;
}

/** Up to the last mark that ends a sentence: not the dot of "د." or "م.". */
const wholeSentences = /^.*(?:\p{L}{3}[»"”)]*\.|[؟!])[»"”)]*(?=\s)/su;
