// Renders pictures as HTML, for feeds and for pages.
import { type CleanText, cleanText } from "../../text/characters.ts";
import type { ShownIn } from "../../text/direction.ts";
import { html, type Markup } from "../../text/html.ts";
import type { EntryPicture } from "../entry.ts";
import { renderLine } from "./line.ts";

/** The first picture of a page is loaded at once. All others are loaded when they come near the window. */
export type PlaceOnPage = "first" | "later";

/** The width of an article's text in the attribute `sizes`. It must be the same as in the style sheet (page/style). */
const textWidth = cleanText("(min-width: 38rem) 36rem, 100vw");

/** A picture with its caption and credit. */
export function renderFigure(picture: EntryPicture, shownIn: ShownIn, place: PlaceOnPage): Markup {
  const { alt, caption, credit } = picture;
  const text = alt ?? caption ?? cleanText("");
  const isPage = shownIn === "page";
  const image = isPage
    ? renderPicture(picture, { alt: text, sizes: textWidth, place })
    : renderImage(picture, text);
  const words = isPage ? wordsOnPage(picture) : wordsInFeed(caption, credit);
  const hasWords = caption !== undefined || credit !== undefined;
  return html`<figure dir="rtl">${image}${hasWords && html`<figcaption dir="rtl">${words}</figcaption>`}</figure>`;
}

export interface PictureOptions {
  readonly alt: CleanText;
  /** The width at which it is shown: the attribute `sizes`. */
  readonly sizes: CleanText;
  readonly place: PlaceOnPage;
}

/** Renders a picture for a page. The browser chooses the file whose width fits its window. */
export function renderPicture(picture: EntryPicture, { alt, sizes, place }: PictureOptions): Markup {
  const loading = place === "first" ? html` fetchpriority="high"` : html` loading="lazy"`;
  const image = renderImage(picture, alt, loading);
  const { renditions = [] } = picture;
  if (renditions.length === 0) return image;
  const forms = renditions.map(({ url, width }, index) => html`${index > 0 && html`, `}${url} ${width}w`);
  return html`<picture><source type="image/webp" srcset="${forms}" sizes="${sizes}">${image}</picture>`;
}

function renderImage({ url, file }: EntryPicture, alt: CleanText, more?: Markup): Markup {
  const size = file && html` width="${file.width}" height="${file.height}"`;
  return html`<img src="${url}" alt="${alt}"${size}${more}>`;
}

function wordsInFeed(caption: CleanText | undefined, credit: CleanText | undefined): Markup {
  const text = cleanText([caption, credit && `(${credit})`].filter(Boolean).join(" "));
  return renderLine([text], { shownIn: "feed" });
}

function wordsOnPage({ caption, credit }: EntryPicture): Markup {
  const line = (text: CleanText) => renderLine([text], { shownIn: "page" });
  const own = credit !== undefined && html`<span class="credit">${line(credit)}</span>`;
  return html`${caption !== undefined && line(caption)}${caption !== undefined && own && html` `}${own}`;
}
