// The page of a part of a feed's history: all its articles, with links to the older and the newer page.
import type { FeedEntry, FeedModel } from "../feed/feed-model.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import type { Address } from "../text/url.ts";
import { renderPage } from "./layout.ts";
import { isSameDay, renderTime } from "./time.ts";

export function renderArchivePage(model: FeedModel, siteUrl: string): string {
  const { publication, title, entries } = model;
  const [newest] = entries;
  const oldest = entries.at(-1);
  const links = renderLinks(model);
  const main = html`<h1>${markText(title)}</h1>
${newest && oldest && html`<p class="meta">${renderDays(oldest, newest, publication)}</p>\n`}${links}${
  entries.length > 0
    ? html`<ul class="archive">\n${entries.map((entry) => renderRow(entry, publication))}</ul>\n`
    : html`<p>لا توجد مقالات هنا.</p>\n`
}${links}`;
  const description = cleanText(`الأرشيف: ${title}`);
  return renderPage({ title: description, description, main }, publication, siteUrl);
}

/** The day of all entries, or the first and the last day. */
function renderDays(oldest: FeedEntry, newest: FeedEntry, publication: Publication): Markup {
  const last = renderTime(newest.published, publication);
  if (isSameDay(oldest.published, newest.published, publication)) return last;
  return html`${renderTime(oldest.published, publication)} – ${last}`;
}

function renderRow(entry: FeedEntry, publication: Publication): Markup {
  const section = entry.section && html`<bdi>${entry.section.name}</bdi> · `;
  return html`<li><a href="${entry.url}">${markText(entry.headline)}</a> <span class="meta">${section}${renderTime(entry.published, publication)}</span></li>\n`;
}

function renderLinks({ archive: { current, month, older, newer } }: FeedModel): Markup {
  const link = (address: Address | undefined, rel: string, text: string) =>
    address && html`<a rel="${cleanText(rel)}" href="${address}">${cleanText(text)}</a> `;
  return html`<nav class="archive-links">${link(older?.page, "prev", "الأقدم")}${link(newer?.page, "next", "الأحدث")}${link(month, "up", "كل الشهر")}${link(current?.page, "up", "أحدث المقالات")}</nav>
`;
}
