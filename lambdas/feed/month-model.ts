// A month of a feed's history: what its page and its sitemap index are rendered from.
import { archiveFolder, type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { type CleanText, cleanLine } from "../text/characters.ts";

export interface MonthModel {
  /** `2017-12`. */
  readonly month: string;
  readonly title: CleanText;
  readonly publication: Publication;
  /** The page of the month. */
  readonly pageUrl: Address;
  /** The page of the feed. */
  readonly feedUrl: Address;
  /** The newest first. */
  readonly parts: readonly MonthPart[];
}

export interface MonthPart {
  readonly name: string;
  readonly page: Address;
  /** In milliseconds since 1970. */
  readonly updated: number;
  readonly articles: number;
}

export interface Month {
  readonly month: string;
  /** Undefined for the main feed. */
  readonly label: string | undefined;
  readonly parts: Readonly<Record<string, Pick<MonthPart, "updated" | "articles">>>;
}

export function buildMonthModel(
  feed: FeedName,
  { month, label, parts }: Month,
  publication: Publication,
  siteUrl: string,
): MonthModel {
  const rows = Object.entries(parts).map(([name, { updated, articles }]) => {
    return { name, page: urlOf(siteUrl, archiveFolder(feed, name)), updated, articles };
  });
  return {
    month,
    title: cleanLine(label === undefined ? publication.title : `${publication.title} - ${label}`),
    publication,
    pageUrl: urlOf(siteUrl, archiveFolder(feed, month)),
    feedUrl: urlOf(siteUrl, feedFolder(feed)),
    parts: rows.sort((one, other) => (one.name < other.name ? 1 : -1)),
  };
}
