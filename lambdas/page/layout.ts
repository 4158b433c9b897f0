// The layout of all pages: the head, the newspaper's name, the bar of sections, and the foot.
import { type FeedName, feedsPageUrl, searchUrl, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { normaliseUrl } from "../text/addresses/url.ts";
import { cleanLine } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { type Head, renderHead } from "./head/head.ts";
import { renderNavigation } from "./navigation.ts";

export interface Page extends Head {
  readonly main: Markup;
  /** Whether this is the front page, whose heading is the newspaper's name. */
  readonly isFront?: boolean;
  /** The item that is marked as the current one in the bar of sections. */
  readonly current?: FeedName | "feeds" | "search" | undefined;
}

export function renderPage(page: Page, publication: Publication, siteUrl: string): string {
  const { main, isFront = false, current } = page;
  const name = html`<a href="${urlOf(siteUrl, "")}">${renderLogo(publication)}${markText(cleanLine(publication.title))}</a>`;
  const masthead = isFront ? html`<h1 class="masthead">${name}</h1>` : html`<p class="masthead">${name}</p>`;
  return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
${renderHead(page, publication, siteUrl)}</head>
<body>
<a class="skip" href="#main">إلى المحتوى</a>
<header>
${masthead}
${renderNavigation(publication, siteUrl, current)}</header>
<main id="main">
${main}</main>
<footer>
<p>${markText(cleanLine(publication.copyright))}</p>
<p><a href="${feedsPageUrl(siteUrl)}">كل الأقسام والاشتراك</a>${publication.archives && html` · <a href="${searchUrl(siteUrl)}">البحث والأرشيف</a>`}</p>
</footer>
</body>
</html>
`.toString();
}

/** The alternative text is empty, because the newspaper's name is next to the logo. */
function renderLogo({ logo }: Publication): Markup | undefined {
  const address = normaliseUrl(logo ?? "");
  return address && html`<img class="logo" src="${address}" alt="" height="48"> `;
}
