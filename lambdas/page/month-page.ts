// The page of a month of a feed's history: a link to each of its archive pages.
import type { MonthModel, MonthPart } from "../feed/month-model.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html } from "../text/html.ts";
import { renderPage } from "./layout.ts";
import { formatMonth, renderTime } from "./time.ts";

export function renderMonthPage(model: MonthModel, siteUrl: string): string {
  const { month, title, publication, pageUrl, feedUrl, parts } = model;
  const heading = cleanText(`${title} - أرشيف ${formatMonth(month, publication)}`);
  const main = html`<h1>${markText(heading)}</h1>
<ul class="months">
${parts.map((part) => renderRow(part, publication))}</ul>
<nav class="archive-links" aria-label="الأيام"><a rel="up" href="${feedUrl}">${cleanText("أحدث المقالات")}</a></nav>
`;
  const page = { title: heading, description: heading, address: pageUrl, main };
  return renderPage(page, publication, siteUrl);
}

function renderRow({ name, page, articles }: MonthPart, publication: Publication) {
  return html`<li><a href="${page}">${renderTime(instantOf(name), publication)}</a> <span class="meta">(${cleanText(String(articles))})</span></li>\n`;
}

/** The last instant of a part, from its name: `20171208T195959`. */
function instantOf(name: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(name)?.map(Number) ?? [];
  return Date.UTC(year ?? 1970, (month ?? 1) - 1, day, hour, minute, second);
}
