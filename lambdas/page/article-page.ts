// Renders an article's page.
import { buildSummary, renderBlocks } from "../feed/content.ts";
import type { Entry, EntrySection } from "../feed/entry.ts";
import { type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderPage } from "./layout.ts";
import { renderNames } from "./names.ts";
import { isSameDay, renderTime } from "./time.ts";

export function renderArticlePage(entry: Entry, publication: Publication, siteUrl: string): string {
  const { headline, section, authors, published, updated } = entry;
  const hasFeed = section && publication.feeds.sections;
  const byline =
    authors.length > 0 ? html`<span class="byline">${renderNames(authors)}</span> · ` : undefined;
  // Pages show days only, so an update on the day of publication is not shown.
  const isLater = updated > published && !isSameDay(updated, published, publication);
  const change = isLater && html` · آخر تحديث ${renderTime(updated, publication)}`;
  const main = html`<article>
${hasFeed && renderKicker(section, siteUrl)}<h1>${markText(headline)}</h1>
<p class="meta">${byline}${renderTime(published, publication)}${change}</p>
${renderBlocks(entry, "page")}</article>
`;
  const page = {
    title: headline,
    description: buildSummary(entry),
    main,
    picture: entry.pictures[0],
    feed: hasFeed
      ? ([feedOf(section), cleanText(`${publication.title} - ${section.name}`)] as const)
      : undefined,
  };
  return renderPage(page, publication, siteUrl);
}

function renderKicker(section: EntrySection, siteUrl: string): Markup {
  return html`<p class="kicker"><a href="${urlOf(siteUrl, feedFolder(feedOf(section)))}">${markText(section.name)}</a></p>\n`;
}

function feedOf({ slug }: EntrySection): FeedName {
  return `sections/${slug}`;
}
