// Sitemaps (https://www.sitemaps.org/protocol.html) and the news sitemap
// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). They are in the root of the site, because a
// sitemap may only list addresses in its own folder or below it.
import type { Entry } from "../feed/entry.ts";
import type { FeedModel } from "../feed/feed-model.ts";
import type { MonthModel } from "../feed/month-model.ts";
import { sitemapPath, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";
import { html, type Markup } from "../text/html.ts";

const sitemaps = cleanText("http://www.sitemaps.org/schemas/sitemap/0.9");
const news = cleanText("http://www.google.com/schemas/sitemap-news/0.9");

/** Renders a sitemap with the pages of the articles in one archive. */
export function renderSitemap({ entries }: FeedModel): string {
  const urls = entries.map(
    ({ url, updated }) => html`<url><loc>${url}</loc><lastmod>${formatTime(updated)}</lastmod></url>\n`,
  );
  return withDeclaration(html`<urlset xmlns="${sitemaps}">\n${urls}</urlset>\n`);
}

/** Renders the index that lists the sitemaps of a month. */
export function renderSitemapIndex({ parts }: MonthModel, siteUrl: string): string {
  const rows = parts.map(
    ({ name, updated }) =>
      html`<sitemap><loc>${urlOf(siteUrl, sitemapPath(name))}</loc><lastmod>${formatTime(updated)}</lastmod></sitemap>\n`,
  );
  return withDeclaration(html`<sitemapindex xmlns="${sitemaps}">\n${rows}</sitemapindex>\n`);
}

/** Renders the sitemap of the latest articles, for news search engines. */
export function renderNewsSitemap(
  entries: readonly Entry[],
  { title, language }: Pick<Publication, "title" | "language">,
): string {
  const publication = html`<news:publication><news:name>${cleanLine(title)}</news:name><news:language>${cleanText(language)}</news:language></news:publication>`;
  const urls = entries.map(
    ({ url, published, headline }) => html`<url><loc>${url}</loc><news:news>
${publication}
<news:publication_date>${formatTime(published)}</news:publication_date>
<news:title>${headline}</news:title>
</news:news></url>
`,
  );
  return withDeclaration(html`<urlset xmlns="${sitemaps}" xmlns:news="${news}">\n${urls}</urlset>\n`);
}

function formatTime(instant: number): CleanText {
  return cleanText(new Date(instant).toISOString());
}

function withDeclaration(root: Markup): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}`;
}
