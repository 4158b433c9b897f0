// What every page shares: its head, the newspaper's name and the way to the feeds.
import type { EntryPicture } from "../feed/entry.ts";
import { type FeedName, feedFolder, iconUrl, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";

const formats = [
  ["rss.xml", "application/rss+xml", "RSS"],
  ["atom.xml", "application/atom+xml", "Atom"],
  ["feed.json", "application/feed+json", "JSON Feed"],
] as const;

export interface Page {
  readonly title: string;
  readonly description: string;
  readonly main: Markup;
  /** What stands for the page where it is linked. */
  readonly picture?: EntryPicture | undefined;
  /** A feed that the page belongs to beside the newspaper's own, and its title. */
  readonly feed?: readonly [name: FeedName, title: string] | undefined;
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
${picture && renderPreview(picture)}${feed && renderDiscovery(...feed, siteUrl)}${renderDiscovery("all", publication.title, siteUrl)}<link rel="icon" href="${iconUrl(publication, siteUrl)}">
<link rel="stylesheet" href="${urlOf(siteUrl, "style.css")}">
</head>
<body>
<header><a href="${urlOf(siteUrl, "")}">${markText(publication.title)}</a></header>
<main>
${main}</main>
<footer>${markText(publication.copyright)} · <a href="${urlOf(siteUrl, "feeds.opml")}">كل الخلاصات (OPML)</a></footer>
</body>
</html>
`;
  return page.toString();
}

/** The Open Graph protocol (https://ogp.me). */
function renderPreview({ url, file, alt, caption }: EntryPicture): readonly Markup[] {
  const properties = { "og:image": url, "og:image:width": file?.width, "og:image:height": file?.height };
  const all = Object.entries({ ...properties, "og:image:alt": alt ?? caption });
  return all.flatMap(([property, content]) =>
    content === undefined ? [] : [html`<meta property="${property}" content="${content}">\n`],
  );
}

/** The links by which browsers and readers find a feed from a page (https://www.rssboard.org/rss-autodiscovery). */
function renderDiscovery(feed: FeedName, title: string, siteUrl: string): readonly Markup[] {
  return formats.map(
    ([name, type, format]) =>
      html`<link rel="alternate" type="${type}" title="${title} (${format})" href="${urlOf(siteUrl, feedFolder(feed) + name)}">\n`,
  );
}

/** Links to the three documents of a feed. */
export function renderFeedLinks(feed: FeedName, siteUrl: string): Markup {
  return html`<span class="feeds" dir="ltr">${formats.map(
    ([name, type, format]) =>
      html`<a type="${type}" href="${urlOf(siteUrl, feedFolder(feed) + name)}">${format}</a> `,
  )}</span>`;
}
