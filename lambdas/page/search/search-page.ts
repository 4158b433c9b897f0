// The page on which readers search the headlines of all articles. It also links to all months of the archive.
import { archiveFolder, headlinesPath, searchUrl, sitePaths, urlOf } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { cleanLine, cleanText } from "../../text/characters.ts";
import { html, type Markup } from "../../text/html.ts";
import { renderPage } from "../layout.ts";
import { formatMonth } from "../time.ts";

/** @param months the months with archives, such as `2017-12`, the oldest first */
export function renderSearchPage(
  months: readonly string[],
  publication: Publication,
  siteUrl: string,
): string {
  const title = cleanText("البحث والأرشيف");
  const description = cleanLine(`البحث في عناوين ${publication.title}، وكل مقالاتها بحسب الأيام`);
  const main = html`<h1>${title}</h1>
<form id="search" class="search" role="search" data-newest="${urlOf(siteUrl, headlinesPath)}">
<label for="words">كلمات من العنوان</label>
<p><input id="words" type="search" name="q" autocomplete="off" required> <button type="submit">ابحث</button></p>
</form>
<noscript><p>لا يعمل البحث بغير JavaScript. كل المقالات في صفحات الأيام أدناه.</p></noscript>
<p id="status" role="status"></p>
<ul id="results" class="archive"></ul>
<p><button id="more" type="button" hidden>نتائج أقدم</button></p>
<script src="${urlOf(siteUrl, sitePaths.searchScript)}"></script>
${months.length > 0 && renderMonths(months, publication, siteUrl)}`;
  return renderPage(
    { title, description, address: searchUrl(siteUrl), main, current: "search" },
    publication,
    siteUrl,
  );
}

/** The script searches the months in this order. */
function renderMonths(months: readonly string[], publication: Publication, siteUrl: string): Markup {
  const rows = months.toReversed().map((month) => {
    const address = urlOf(siteUrl, archiveFolder("all", month));
    return html`<li><a href="${address}">${formatMonth(month, publication)}</a></li>\n`;
  });
  return html`<h2>كل الشهور</h2>
<ul id="months" class="months">
${rows}</ul>
`;
}
