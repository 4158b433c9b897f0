// The layout of all pages: the head, the newspaper's name and the links to feeds.
import type { EntryPicture } from "../feed/entry.ts";
import { feedFormats } from "../feed/feed-formats.ts";
import { type FeedName, feedFolder, iconUrl, sitePaths, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";

const formats = Object.values(feedFormats).map(({ file, mediaType, name }) => {
  return { file, mediaType: cleanText(mediaType), name: cleanText(name) };
});

export interface Page {
  readonly title: CleanText;
  readonly description: CleanText;
  readonly main: Markup;
  /** Shown in previews of links to the page. */
  readonly picture?: EntryPicture | undefined;
  /** A further feed that the page announces beside the main feed, with its title. */
  readonly feed?: readonly [name: FeedName, title: CleanText] | undefined;
}

export function renderPage(
  { title, description, main, picture, feed }: Page,
  publication: Publication,
  siteUrl: string,
): string {
  const page = html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
${picture && renderPreview(picture)}${feed && renderDiscovery(...feed, siteUrl)}${renderDiscovery("all", cleanLine(publication.title), siteUrl)}<link rel="icon" href="${iconUrl(publication, siteUrl)}">
<link rel="stylesheet" href="${urlOf(siteUrl, sitePaths.style)}">
</head>
<body>
<header><a href="${urlOf(siteUrl, "")}">${markText(cleanLine(publication.title))}</a></header>
<main>
${main}</main>
<footer>${markText(cleanLine(publication.copyright))} · <a href="${urlOf(siteUrl, sitePaths.directory)}">كل الخلاصات (OPML)</a></footer>
</body>
</html>
`;
  return page.toString();
}

/** Metadata for link previews: the Open Graph protocol (https://ogp.me). */
function renderPreview({ url, file, alt, caption }: EntryPicture): readonly Markup[] {
  const properties = { "og:image": url, "og:image:width": file?.width, "og:image:height": file?.height };
  const all = Object.entries({ ...properties, "og:image:alt": alt ?? caption });
  return all.flatMap(([property, content]) =>
    content === undefined ? [] : [html`<meta property="${cleanText(property)}" content="${content}">\n`],
  );
}

/** The links by which browsers and feed readers discover a feed (https://www.rssboard.org/rss-autodiscovery). */
function renderDiscovery(feed: FeedName, title: CleanText, siteUrl: string): readonly Markup[] {
  return formats.map(
    ({ file, mediaType, name }) =>
      html`<link rel="alternate" type="${mediaType}" title="${title} (${name})" href="${urlOf(siteUrl, feedFolder(feed) + file)}">\n`,
  );
}

/** Links to a feed in all formats. */
export function renderFeedLinks(feed: FeedName, siteUrl: string): Markup {
  return html`<span class="feeds" dir="ltr">${formats.map(
    ({ file, mediaType, name }) =>
      html`<a type="${mediaType}" href="${urlOf(siteUrl, feedFolder(feed) + file)}">${name}</a> `,
  )}</span>`;
}
