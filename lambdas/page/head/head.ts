// The head of every page: what browsers, feed readers, search engines and previews of links read.
import type { EntryPicture } from "../../feed/entry.ts";
import { feedFormats } from "../../feed/feed-formats.ts";
import {
  type FeedName,
  feedFolder,
  fontPath,
  iconUrl,
  sitePaths,
  urlOf,
} from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import type { Address } from "../../text/addresses/url.ts";
import { type CleanText, cleanLine, cleanText } from "../../text/characters.ts";
import { html, Markup } from "../../text/html.ts";
import { naskhArabic, naskhLatin } from "../fonts/naskh.ts";

export interface Head {
  readonly title: CleanText;
  readonly description: CleanText;
  /** The canonical address of the page, for search engines. A page without it is not indexed. */
  readonly address?: Address | undefined;
  /** Shown in previews of links to the page. */
  readonly picture?: EntryPicture | undefined;
  /** A further feed that the page announces in addition to the main feed, with its title. */
  readonly feed?: readonly [name: FeedName, title: CleanText] | undefined;
  /** Set if the page is that of an article. */
  readonly article?: ArticleMetadata | undefined;
}

interface ArticleMetadata {
  /** Both times are in milliseconds since 1970. */
  readonly published: number;
  readonly updated: number;
  readonly section?: CleanText | undefined;
  readonly tags: readonly CleanText[];
  /** A schema.org object, as JSON-LD. */
  readonly structured: object;
}

export function renderHead(head: Head, publication: Publication, siteUrl: string): Markup {
  const { title, description, address, feed, article } = head;
  const name = cleanLine(publication.title);
  const fullTitle = title === name || (feed && !article) ? title : cleanText(`${title} - ${name}`);
  const link = address
    ? html`<link rel="canonical" href="${address}">\n<meta name="robots" content="max-image-preview:large">\n`
    : html`<meta name="robots" content="noindex">\n`;
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fullTitle}</title>
<meta name="description" content="${description}">
${link}${address && renderPreview(head, address, name)}${feed && renderDiscovery(...feed, siteUrl)}${renderDiscovery("all", name, siteUrl)}<link rel="icon" href="${iconUrl(publication, siteUrl)}">
${fonts.map(({ name }) => html`<link rel="preload" as="font" type="font/woff2" href="${urlOf(siteUrl, fontPath(name))}" crossorigin>\n`)}<link rel="stylesheet" href="${urlOf(siteUrl, sitePaths.style)}">
${article && renderStructured(article.structured)}`;
}

/**
 * Metadata for previews of links: the Open Graph protocol (https://ogp.me), and the kind of card, which X reads from an element of its own.
 */
function renderPreview(
  { title, description, picture, article }: Head,
  address: Address,
  siteName: CleanText,
): readonly Markup[] {
  const { url, file, alt, caption } = picture ?? {};
  const instant = (time: number | undefined) =>
    time === undefined ? undefined : cleanText(new Date(time).toISOString());
  const properties: readonly (readonly [string, CleanText | Address | number | undefined])[] = [
    ["og:type", cleanText(article ? "article" : "website")],
    ["og:title", title],
    ["og:description", description],
    ["og:url", address],
    ["og:site_name", siteName],
    ["og:locale", cleanText("ar_AR")],
    ["og:image", url],
    ["og:image:width", file?.width],
    ["og:image:height", file?.height],
    ["og:image:alt", picture && (alt ?? caption)],
    ["article:published_time", instant(article?.published)],
    ["article:modified_time", instant(article?.updated)],
    ["article:section", article?.section],
    ...(article?.tags ?? []).map((tag) => ["article:tag", tag] as const),
  ];
  const card = cleanText(picture ? "summary_large_image" : "summary");
  return [
    ...properties.flatMap(([property, content]) =>
      content === undefined || content === ""
        ? []
        : [html`<meta property="${cleanText(property)}" content="${content}">\n`],
    ),
    html`<meta name="twitter:card" content="${card}">\n`,
  ];
}

const fonts = [naskhArabic, naskhLatin];

const formats = Object.values(feedFormats).map(({ file, mediaType, name }) => {
  return { file, mediaType: cleanText(mediaType), name: cleanText(name) };
});

/** The links by which browsers and feed readers discover a feed (https://www.rssboard.org/rss-autodiscovery). */
function renderDiscovery(feed: FeedName, title: CleanText, siteUrl: string): readonly Markup[] {
  return formats.map(
    ({ file, mediaType, name }) =>
      html`<link rel="alternate" type="${mediaType}" title="${title} (${name})" href="${urlOf(siteUrl, feedFolder(feed) + file)}">\n`,
  );
}

/** JSON needs no escaping here, except of "<", which could end the element (HTML standard, "script data state"). */
function renderStructured(structured: object): Markup {
  const json = JSON.stringify(structured).replaceAll("<", String.raw`\u003c`);
  return html`<script type="application/ld+json">${new Markup(json)}</script>\n`;
}
