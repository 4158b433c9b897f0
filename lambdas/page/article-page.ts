// Renders an article's page.
import { buildSummary } from "../feed/content/content.ts";
import type { Entry } from "../feed/entry.ts";
import { enabledKinds } from "../feed/memberships.ts";
import { feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderArticleText } from "./article-text.ts";
import { buildNewsArticle } from "./head/news-article.ts";
import { renderPage } from "./layout.ts";
import { joinNames, renderName } from "./navigation.ts";
import { isSameDay, renderTime } from "./time.ts";

export function renderArticlePage(entry: Entry, publication: Publication, siteUrl: string): string {
  const { headline, section, authors, tags, url, published, updated } = entry;
  const site = { publication, siteUrl };
  const hasFeed = section && publication.feeds.sections;
  const feed = hasFeed ? (`sections/${section.slug}` as const) : undefined;
  const sectionUrl = feed && urlOf(siteUrl, feedFolder(feed));
  const byline =
    authors.length > 0 &&
    html`<span class="byline">${joinNames(authors.map((name) => renderName(name, "authors", site)))}</span> · `;
  const main = html`<article>
${sectionUrl && section && html`<p class="kicker"><a href="${sectionUrl}">${markText(section.name)}</a></p>\n`}<h1>${markText(headline)}</h1>
<p class="meta">${byline}${renderDates(entry, publication)}</p>
<div class="text">${renderArticleText(entry)}</div>
${renderTags(entry, site)}${sectionUrl && section && html`<p class="more"><a href="${sectionUrl}">المزيد من «${markText(section.name)}»</a></p>\n`}</article>
`;
  const page = {
    title: headline,
    description: buildSummary(entry),
    address: url,
    main,
    picture: entry.pictures[0],
    current: feed,
    feed: feed && section && ([feed, cleanText(`${publication.title} - ${section.name}`)] as const),
    article: {
      ...{ published, updated, tags, section: section?.name },
      structured: buildNewsArticle(entry, publication, siteUrl),
    },
  };
  return renderPage(page, publication, siteUrl);
}

/** Renders the dates of publication and of the last correction. If the article states no time of day, only the day is shown. */
function renderDates({ published, updated, hasTime }: Entry, publication: Publication): Markup {
  const date = renderTime(published, publication, hasTime.published ? "day and time" : "day");
  const sameDay = isSameDay(updated, published, publication);
  if (updated <= published || (sameDay && !hasTime.updated)) return date;
  const shown = sameDay ? "time" : hasTime.updated ? "day and time" : "day";
  return html`${date} · آخر تحديث ${renderTime(updated, publication, shown)}`;
}

function renderTags(
  { tags }: Entry,
  site: { readonly publication: Publication; readonly siteUrl: string },
): Markup | undefined {
  if (tags.length === 0 || !enabledKinds(site.publication).includes("tags")) return undefined;
  return html`<p class="tags">الوسوم: ${joinNames(tags.map((tag) => renderName(tag, "tags", site)))}</p>\n`;
}
