// Renders the documents of the table for months of a feed's history, and those for search engines.
import type { Entry } from "../feed/entry.ts";
import { buildMonthModel, type Month } from "../feed/month-model.ts";
import { archiveFolder, type FeedName } from "../publication/addresses.ts";
import { hasSitemap, type Publication } from "../publication/publication.ts";
import type { DocumentRule, RenderedDocument, RenderedDocuments } from "./document-rule.ts";
import { documents } from "./documents.ts";

const rules: readonly DocumentRule[] = Object.values(documents);
const monthRules = rules.filter((rule) => rule.from === "month");
const newsRules = rules.filter((rule) => rule.from === "news");
const monthsRules = rules.filter((rule) => rule.from === "months");

/** The paths of all documents of a month. */
export function monthDocumentPaths(feed: FeedName, month: string): readonly string[] {
  return monthRules
    .filter(({ isSitemap }) => !isSitemap || feed === "all")
    .map((rule) => pathInMonth(rule, feed, month));
}

/** Those of the documents at {@link monthDocumentPaths} that the month should have: none if it has no parts. */
export function renderMonthDocuments(
  feed: FeedName,
  month: Month,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const model = buildMonthModel(feed, month, publication, siteUrl);
  const hasRule = ({ isSitemap }: DocumentRule) =>
    model.parts.length > 0 && (!isSitemap || (feed === "all" && hasSitemap(publication)));
  return new Map(
    monthRules.filter(hasRule).map((rule) => {
      return [pathInMonth(rule, feed, month.month), { text: rule.render(model, siteUrl), rule }] as const;
    }),
  );
}

/** The paths of the documents for search engines. */
export const searchDocumentPaths: readonly string[] = [...newsRules, ...monthsRules].map(({ path }) => path);

/**
 * Those of the documents at {@link searchDocumentPaths} that the site should have.
 *
 * @param months those that have a sitemap index, the oldest first
 */
export function renderSearchDocuments(
  news: readonly Entry[],
  months: readonly string[],
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const isOn = hasSitemap(publication);
  const newsDocuments = (isOn ? newsRules : []).map(
    (rule) => [rule.path, { text: rule.render(news, publication), rule }] as const,
  );
  const others = monthsRules.map(
    (rule) => [rule.path, { text: rule.render(isOn ? months : undefined, siteUrl), rule }] as const,
  );
  return new Map<string, RenderedDocument>([...newsDocuments, ...others]);
}

function pathInMonth({ path }: DocumentRule, feed: FeedName, month: string): string {
  return path.replace("{month}/", () => archiveFolder(feed, month)).replace("{month}", () => month);
}
