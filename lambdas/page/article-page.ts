// An article as a readable page.
import { buildSummary, renderBlocks } from "../feed/content.ts";
import type { Entry } from "../feed/entry.ts";
import { feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { html } from "../text/html.ts";
import { renderPage } from "./layout.ts";
import { pageDocument, type SiteDocument } from "./site-document.ts";
import { renderTime } from "./time.ts";

export function renderArticlePage(entry: Entry, publication: Publication, siteUrl: string): SiteDocument {
  const { headline, section, authors, published, updated } = entry;
  const kicker =
    section &&
    html`<p class="kicker"><a href="${urlOf(siteUrl, feedFolder(`sections/${section.slug}`))}">${section.name}</a></p>\n`;
  const byline = authors.length > 0 ? html`<span class="byline">${authors.join("، ")}</span> · ` : undefined;
  const change = updated > published ? html` · آخر تحديث ${renderTime(updated, publication)}` : undefined;
  const main = html`<article>
${kicker}<h1 dir="auto">${headline}</h1>
<p class="meta">${byline}${renderTime(published, publication)}${change}</p>
${renderBlocks(entry)}</article>
`;
  return pageDocument(
    renderPage({ title: headline, description: buildSummary(entry), main }, publication, siteUrl),
  );
}
