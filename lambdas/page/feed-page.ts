// The HTML page of a feed: its latest articles. The page of the main feed is the front page.

import { renderPicture } from "../feed/content/figure.ts";
import type { EntryPicture } from "../feed/entry.ts";
import type { FeedEntry, FeedModel } from "../feed/feed-model.ts";
import { labelOf } from "../feed/memberships.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { cleanLine, cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderFormats } from "./feeds-page.ts";
import { renderPage } from "./layout.ts";
import { renderTime } from "./time.ts";

export function renderFeedPage(model: FeedModel, siteUrl: string): string {
  const { publication, entries, title, description, feed, pageUrl, archive } = model;
  const isFront = feed === "all";
  const [lead, ...others] = entries;
  const label = markText(cleanLine(labelOf(feed, entries, publication) ?? title));
  const teaser = (entry: FeedEntry) => renderTeaser(entry, publication, { isFront, isLead: entry === lead });
  const main = html`${!isFront && html`<h1>${label}</h1>\n`}${
    lead ? html`<div class="lead">\n${teaser(lead)}</div>\n` : html`<p>لا توجد مقالات هنا بعد.</p>\n`
  }${others.length > 0 && html`<div class="teasers">\n${others.map(teaser)}</div>\n`}${
    archive.older && html`<p class="older"><a rel="prev" href="${archive.older.page}">مقالات أقدم</a></p>\n`
  }<p class="follow">تابع «${label}» في قارئ الخلاصات: ${renderFormats(feed, siteUrl)}</p>
`;
  const page = {
    ...{ title, description, main, isFront, address: pageUrl, current: feed },
    picture: lead?.pictures[0],
    feed: isFront ? undefined : ([feed, title] as const),
  };
  return renderPage(page, publication, siteUrl);
}

/** Does not use `<article>`. The feed reader Liferea treats a page with several of them as a feed, and shows each entry twice. */
function renderTeaser(
  entry: FeedEntry,
  publication: Publication,
  { isFront, isLead }: { readonly isFront: boolean; readonly isLead: boolean },
): Markup {
  const { url, headline, section, published, summary, hasTime, pictures } = entry;
  const [picture] = pictures;
  const time = renderTime(published, publication, hasTime.published ? "day and time" : "day");
  const name = isFront && section && html`<bdi>${section.name}</bdi> · `;
  return html`<section class="teaser">
${picture && renderThumbnail(picture, url, isLead)}<div>
<h2><a href="${url}">${markText(headline)}</a></h2>
<p class="summary">${markText(summary)}</p>
<p class="meta">${name}${time}</p>
</div>
</section>
`;
}

/** The picture is a link only for the mouse. With the keyboard and in screen readers, the headline is the only link to the article. */
function renderThumbnail(picture: EntryPicture, article: Address, isLead: boolean): Markup {
  const place = isLead ? "first" : "later";
  const image = renderPicture(picture, {
    alt: cleanText(""),
    sizes: isLead ? leadWidth : thumbnailWidth,
    place,
  });
  return html`<a class="thumbnail" href="${article}" tabindex="-1" aria-hidden="true">${image}</a>
`;
}

/** The widths of pictures for the attribute `sizes`. They must be the same as in the style sheet (style/page-style.ts). */
const leadWidth = cleanText("(min-width: 48rem) 42rem, 100vw");
const thumbnailWidth = cleanText("(min-width: 48rem) 10rem, 7rem");
