// The page of all sections, authors and tags, with a link to each and buttons to subscribe to its feed.
import { feedFormats } from "../feed/feed-formats.ts";
import { enabledKinds, type FeedLabels } from "../feed/memberships.ts";
import {
  type FeedKind,
  type FeedName,
  feedFolder,
  feedsPageUrl,
  sitePaths,
  urlOf,
} from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanLine, cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { renderPage } from "./layout.ts";
import { kindNames } from "./navigation.ts";

/** The largest number of authors, and of tags, on the page. A newspaper may have thousands; the OPML file has them all. */
const mostOfKind = 500;

export function renderFeedsPage(labels: FeedLabels, publication: Publication, siteUrl: string): string {
  const title = cleanText("كل الأقسام والاشتراك");
  const description = cleanLine(`أقسام ${publication.title}، والاشتراك فيها بقارئ الخلاصات`);
  const lists = enabledKinds(publication).map((kind) => renderKind(kind, labels, publication, siteUrl));
  const main = html`<h1>${title}</h1>
<p>قارئ الخلاصات تطبيق يجمع لك جديد الصحيفة فور نشره، بلا بريد ولا إعلانات. اختر تطبيقك، أو انسخ عنوان الخلاصة وألصقه فيه.</p>
<section>
<h2>${markText(cleanLine(publication.title))}</h2>
<p class="subscribe">${renderReaders("all", siteUrl)}</p>
<p>${renderFormats("all", siteUrl)}</p>
</section>
${lists}<p>يستورد قارئ الخلاصات كل هذه الخلاصات معا من <a href="${urlOf(siteUrl, sitePaths.directory)}">ملف OPML</a>.</p>
`;
  const page = { title, description, main, address: feedsPageUrl(siteUrl), current: "feeds" as const };
  return renderPage(page, publication, siteUrl);
}

function renderKind(
  kind: FeedKind,
  labels: FeedLabels,
  publication: Publication,
  siteUrl: string,
): Markup | undefined {
  const feeds = feedsOfKind(kind, labels, publication);
  if (feeds.length === 0) return undefined;
  const rows = feeds.slice(0, mostOfKind).map(([feed, label]) => {
    const link = html`<a href="${urlOf(siteUrl, feedFolder(feed))}">${markText(cleanLine(label))}</a>`;
    const ways = kind === "sections" && html`<span class="subscribe">${renderReaders(feed, siteUrl)}</span>`;
    return html`<li>${link} ${renderFormats(feed, siteUrl)}${ways}</li>\n`;
  });
  return html`<section>
<h2>${cleanText(kindNames[kind])}</h2>
<ul class="${cleanText(kind)}">
${rows}</ul>
</section>
`;
}

/** The sections of the settings in their order, then all others by name. */
function feedsOfKind(
  kind: FeedKind,
  labels: FeedLabels,
  { sections }: Publication,
): readonly (readonly [FeedName, string])[] {
  const own = kind === "sections" ? sections : [];
  const first = own.map(({ slug, name }) => [`sections/${slug}`, name] as const);
  const known = new Set<string>(first.map(([feed]) => feed));
  const others = (Object.entries(labels) as [FeedName, string][])
    .filter(([feed]) => feed.startsWith(`${kind}/`) && !known.has(feed))
    .sort(([, one], [, other]) => one.localeCompare(other, "ar"));
  return [...first, ...others];
}

/** Links to a feed in all formats. */
export function renderFormats(feed: FeedName, siteUrl: string): Markup {
  return html`<span class="feeds" dir="ltr">${Object.values(feedFormats).map(
    ({ file, mediaType, name }) =>
      html`<a type="${cleanText(mediaType)}" href="${urlOf(siteUrl, feedFolder(feed) + file)}">${cleanText(name)}</a> `,
  )}</span>`;
}

/** The addresses at which feed readers begin a subscription, as in the readers' own buttons. `feed:` opens an app of the device. */
const readers: readonly (readonly [name: string, address: (feed: string) => string])[] = [
  ["تطبيق على جهازك", (feed) => feed.replace(/^https?:/, "feed:")],
  ["Feedly", (feed) => `https://feedly.com/i/subscription/feed/${encodeURIComponent(feed)}`],
  ["Inoreader", (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}`],
  ["NewsBlur", (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}`],
  ["The Old Reader", (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`],
];

function renderReaders(feed: FeedName, siteUrl: string): readonly Markup[] {
  const address = urlOf(siteUrl, `${feedFolder(feed)}${feedFormats.rss.file}`);
  return readers.map(
    ([name, way]) => html`<a href="${cleanText(way(address))}"><bdi>${cleanText(name)}</bdi></a>\n`,
  );
}
