// Navigation: the bar of sections on every page, and links to the pages of sections, authors and tags.
import { enabledKinds } from "../feed/memberships.ts";
import {
  type FeedKind,
  type FeedName,
  feedFolder,
  feedsPageUrl,
  searchUrl,
  urlOf,
} from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";
import { markText } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { slugOf } from "../text/slug.ts";

/** The Arabic names of the kinds of feeds, for the readers of pages and feed lists. */
export const kindNames: Readonly<Record<FeedKind, string>> = {
  sections: "الأقسام",
  authors: "الكتّاب",
  tags: "الوسوم",
};

/** The bars of pages that were rendered before. A bar takes an eighth of the time of an article's page. */
const bars = new WeakMap<Publication, Map<string, Markup>>();

/**
 * The sections of the settings, a link to all others, and one to the search if there are archives. It depends on the settings only, so a
 * section that is not in the settings changes no page.
 *
 * @param current the page's own feed, or its section
 */
export function renderNavigation(
  publication: Publication,
  siteUrl: string,
  current: FeedName | "feeds" | "search" | undefined,
): Markup {
  const known = bars.get(publication) ?? new Map<string, Markup>();
  bars.set(publication, known);
  const of = `${siteUrl} ${current}`;
  const bar = known.get(of) ?? renderBar(publication, siteUrl, current);
  known.set(of, bar);
  return bar;
}

function renderBar(
  publication: Publication,
  siteUrl: string,
  current: FeedName | "feeds" | "search" | undefined,
): Markup {
  const sections = publication.feeds.sections ? publication.sections : [];
  const items = sections.map(({ name, slug }) => {
    const feed = `sections/${slug}` as const;
    return renderItem(urlOf(siteUrl, feedFolder(feed)), cleanLine(name), current === feed);
  });
  const all = renderItem(feedsPageUrl(siteUrl), cleanText("كل الأقسام والاشتراك"), current === "feeds");
  const search =
    publication.archives && renderItem(searchUrl(siteUrl), cleanText("البحث والأرشيف"), current === "search");
  return html`<nav class="bar" aria-label="الأقسام">
<ul>
${items}${all}${search}</ul>
</nav>
`;
}

function renderItem(address: ReturnType<typeof urlOf>, label: CleanText, isCurrent: boolean): Markup {
  const current = isCurrent && html` aria-current="page"`;
  return html`<li><a href="${address}"${current}>${markText(label)}</a></li>\n`;
}

/** A name with a link to its page, if its kind has pages. A name has its own direction, so Latin names do not change the order. */
export function renderName(
  name: CleanText,
  kind: FeedKind,
  { publication, siteUrl }: { readonly publication: Publication; readonly siteUrl: string },
): Markup {
  const slug = slugOf(name);
  const label = html`<bdi>${name}</bdi>`;
  if (slug === "" || !enabledKinds(publication).includes(kind)) return label;
  return html`<a href="${urlOf(siteUrl, feedFolder(`${kind}/${slug}`))}">${label}</a>`;
}

/** Puts an Arabic comma between the names of a list. */
export function joinNames(names: readonly Markup[]): Markup {
  return html`${names.map((name, index) => html`${index > 0 && html`، `}${name}`)}`;
}
