// The page of a part of a feed's history: all its articles, with links to the older and the newer page.
import type { FeedEntry, FeedModel } from "../feed/feed-model.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderPage } from "./layout.ts";
import { formatDay, isSameDay, renderTime } from "./time.ts";

export function renderArchivePage(model: FeedModel, siteUrl: string): string {
  const { publication, title, entries, pageUrl } = model;
  const [newest] = entries;
  const oldest = entries.at(-1);
  const links = renderLinks(model);
  const isOneDay = newest && oldest && isSameDay(oldest.published, newest.published, publication);
  const main = html`<p class="kicker">${markText(title)}</p>
<h1>${newest && oldest ? renderDays(oldest, newest, publication) : cleanText("الأرشيف")}</h1>
<nav class="archive-links" aria-label="الأيام">${links}</nav>
${
  entries.length > 0
    ? html`<ul class="archive">\n${entries.map((entry) => renderRow(entry, publication, isOneDay))}</ul>\n`
    : html`<p>لا توجد مقالات هنا.</p>\n`
}<p class="archive-links">${links}</p>
`;
  const day = newest ? ` - ${formatDay(newest.published, publication)}` : "";
  const label = cleanText(`أرشيف ${title}${day}`);
  return renderPage({ title: label, description: label, address: pageUrl, main }, publication, siteUrl);
}

/** The day of all entries, or the first and the last day. */
function renderDays(oldest: FeedEntry, newest: FeedEntry, publication: Publication): Markup {
  const last = renderTime(newest.published, publication);
  if (isSameDay(oldest.published, newest.published, publication)) return last;
  return html`${renderTime(oldest.published, publication)} – ${last}`;
}

/** @param isOneDay whether all rows are of one day, which the heading names */
function renderRow(entry: FeedEntry, publication: Publication, isOneDay: boolean | undefined): Markup {
  const { url, headline, section, published, hasTime } = entry;
  const day = isOneDay ? undefined : renderTime(published, publication);
  const time = isOneDay && hasTime.published ? renderTime(published, publication, "time") : undefined;
  const about = [section && html`<bdi>${section.name}</bdi>`, day, time].filter((one) => one !== undefined);
  const meta = about.map((one, index) => html`${index > 0 && html` · `}${one}`);
  return html`<li><a href="${url}">${markText(headline)}</a>${about.length > 0 && html` <span class="meta">${meta}</span>`}</li>\n`;
}

function renderLinks({ archive: { current, month, older, newer } }: FeedModel): Markup {
  const link = (address: Address | undefined, rel: string, text: string) =>
    address && html`<a rel="${cleanText(rel)}" href="${address}">${cleanText(text)}</a> `;
  return html`${link(older?.page, "prev", "الأقدم")}${link(newer?.page, "next", "الأحدث")}${link(month, "up", "كل الشهر")}${link(current?.page, "up", "أحدث المقالات")}`;
}
