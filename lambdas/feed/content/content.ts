// An entry's text as HTML for feeds and pages, and its summary as plain text.
import { type Block, isHeading, lineOfBlock } from "../../article/block.ts";
import { type CleanText, cleanText } from "../../text/characters.ts";
import type { ShownIn } from "../../text/direction.ts";
import { html, type Markup } from "../../text/html.ts";
import { trimEnd } from "../../text/trim.ts";
import type { Entry } from "../entry.ts";
import { renderFigure } from "./figure.ts";
import { renderLine } from "./line.ts";
import { type RichTextOptions, renderBlock, renderPictureLink, renderRichText } from "./rich-text.ts";

/** The longest summary taken from the text, in characters. */
const summaryLength = 280;

/** The longest standfirst used as a summary, in characters. */
const longestStandfirst = 1000;

/**
 * The whole article for feeds. The wrapper and each block state their direction, because some feed readers drop one of
 * them. The text begins with the places as a dateline and ends with the agencies, as in print.
 */
export function renderContent(entry: Entry): Markup {
  return html`<div dir="rtl" lang="ar">${renderBlocks(entry, "feed")}</div>`;
}

/** Renders the article without the wrapper element around it. Pages use this too. */
export function renderBlocks(entry: Entry, shownIn: ShownIn): Markup {
  const { standfirst, places, agencies, paragraphs, pictures, linkedPictures } = entry;
  const [leading] = pictures;
  const [linked] = linkedPictures;
  const options = { shownIn, pictures, linkedPictures };
  const picture = leading
    ? renderFigure(leading, shownIn, "first")
    : linked && renderPictureLink(linked, shownIn);
  const lead = standfirst !== undefined && html`${renderStandfirst(standfirst, options)}\n`;
  const dateline = places.length > 0 ? cleanText(places.join("، ")) : undefined;
  const text = renderRichText(paragraphs, { ...options, dateline });
  const credit = agencies.length > 0 && html`${renderBlock(cleanText(agencies.join("، ")), options)}\n`;
  // Some feed readers list the first words. The standfirst says more than a caption, so it comes before the picture.
  return html`\n${lead}${picture && html`${picture}\n`}${text}${credit}`;
}

/** Renders the standfirst: on pages as a paragraph below the headline, in feeds as a heading, because their text has no headline. */
function renderStandfirst(standfirst: CleanText, options: RichTextOptions): Markup {
  if (options.shownIn === "page") return html`<p class="standfirst">${renderLine([standfirst], options)}</p>`;
  return renderBlock({ element: "h3", children: [standfirst] }, options);
}

/** Returns the standfirst, or if there is none, the first sentences of the text. */
export function buildSummary({ standfirst, paragraphs }: Entry): CleanText {
  if (standfirst !== undefined) return cutText(standfirst, longestStandfirst);
  const first = firstText(paragraphs.filter((block) => !isHeading(block))) ?? firstText(paragraphs) ?? "";
  return cutText(first, summaryLength);
}

/** Cuts a text at the end of a sentence. If the text would be too short then, cuts at the end of a word. */
function cutText(text: string, longest: number): CleanText {
  if (text.length <= longest) return cleanText(text);
  const cut = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, ""); // no half of a surrogate pair
  const sentences = wholeSentences.exec(cut)?.[0] ?? "";
  if (sentences.length > longest / 2) return cleanText(sentences);
  return cleanText(`${trimEnd(cut.replace(/\s\S*$/u, ""), /[،؛,:\s]/u)}…`);
}

/** The first block that has text, in one line. */
function firstText(blocks: readonly Block[]): string | undefined {
  return blocks
    .values()
    .map(lineOfBlock)
    .find((text) => text !== "");
}

/** The text up to the last sentence end. {@link cutText} limits its length. The dot of an abbreviation such as "د." does not count. */
const wholeSentences = /^.*(?:\p{L}{3}[»"”)]*\.|[؟!])[»"”)]*(?=\s)/su;
