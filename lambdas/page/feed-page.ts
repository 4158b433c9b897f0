// The HTML page of a feed: its latest articles and links to subscribe. The page of the main feed is the front page.
import type { FeedEntry, FeedModel } from "../feed/feed-model.ts";
import { feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanLine } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderFeedLinks, renderPage } from "./layout.ts";
import { renderTime } from "./time.ts";

export function renderFeedPage(model: FeedModel, siteUrl: string): string {
  const { publication, entries, title, description, feed } = model;
  const teasers = entries.map((entry) => renderTeaser(entry, publication));
  const main = html`<h1>${markText(title)}</h1>
<p class="feeds-of">تابع هذه الصفحة في قارئ الخلاصات: ${renderFeedLinks(feed, siteUrl)}</p>
${teasers.length > 0 ? teasers : html`<p>لا توجد مقالات هنا بعد.</p>\n`}${
  feed === "all" && publication.feeds.sections ? renderSections(model, siteUrl) : undefined
}${model.archive.older && html`<p><a rel="prev" href="${model.archive.older.page}">مقالات أقدم</a></p>\n`}`;
  const page = { title, description, main, feed: feed === "all" ? undefined : ([feed, title] as const) };
  return renderPage(page, publication, siteUrl);
}

function renderTeaser(entry: FeedEntry, publication: Publication): Markup {
  // Not <article>: the feed reader Liferea takes a page with several of them for a feed, and shows each entry twice.
  return html`<section class="teaser">
<h2><a href="${entry.url}">${markText(entry.headline)}</a></h2>
<p class="meta">${entry.section && html`<bdi>${entry.section.name}</bdi> · `}${renderTime(entry.published, publication)}</p>
<p>${markText(entry.summary)}</p>
</section>
`;
}

function renderSections({ publication, entries }: FeedModel, siteUrl: string): Markup | undefined {
  const sections = new Map(publication.sections.map((section) => [section.slug, section]));
  for (const { section } of entries.toReversed()) {
    if (section && !sections.has(section.slug)) sections.set(section.slug, section);
  }
  if (sections.size === 0) return undefined;
  const rows = [...sections.values()].map(
    ({ name, slug }) =>
      html`<li><a href="${urlOf(siteUrl, feedFolder(`sections/${slug}`))}"><bdi>${cleanLine(name)}</bdi></a> ${renderFeedLinks(`sections/${slug}`, siteUrl)}</li>\n`,
  );
  return html`<nav><h2>الأقسام</h2>
<ul>
${rows}</ul></nav>
`;
}
