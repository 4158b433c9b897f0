// Renders the documents of the table for months of a feed's history, and those for search engines.
import type { Entry } from "../feed/entry.ts";
import { buildMonthModel, type Month } from "../feed/month-model.ts";
import { archiveFolder, type FeedName, headlinesPath } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { archiveDocuments } from "./archive-documents.ts";
import type { DocumentRule, RenderedDocument, RenderedDocuments } from "./document-rule.ts";
import { existsWith, isOf } from "./render-documents.ts";

const rules: readonly DocumentRule[] = Object.values(archiveDocuments);
const monthRules = rules.filter((rule) => rule.from === "month");
const newsRules = rules.filter((rule) => rule.from === "news");
const headlinesRules = rules.filter((rule) => rule.from === "headlines");
const monthsRules = rules.filter((rule) => rule.from === "months");

/** The paths of all documents of a month. */
export function monthDocumentPaths(feed: FeedName, month: string): readonly string[] {
  return monthRules.filter(isOf(feed)).map((rule) => pathInMonth(rule, feed, month));
}

/** Those of the documents at {@link monthDocumentPaths} that the month should have: none if it has no parts. */
export function renderMonthDocuments(
  feed: FeedName,
  month: Month,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const model = buildMonthModel(feed, month, publication, siteUrl);
  const rules = model.parts.length > 0 ? monthRules : [];
  return new Map(
    rules
      .filter(isOf(feed))
      .filter(existsWith(publication))
      .map((rule) => {
        return [pathInMonth(rule, feed, month.month), { text: rule.render(model, siteUrl), rule }] as const;
      }),
  );
}

/** The path of the headlines of a part of the main feed's history. */
export function partHeadlinesPath(part: string): string {
  return archiveFolder("all", part) + headlinesPath;
}

export function monthHeadlinesPath(month: string): string {
  return archiveFolder("all", month) + headlinesPath;
}

/**
 * Renders the document at {@link monthHeadlinesPath}.
 *
 * @param parts the headlines of the month's parts, the newest first
 */
export function renderMonthHeadlines(month: string, parts: readonly string[]): RenderedDocuments {
  return new Map(
    headlinesRules.map((rule) => {
      return [pathInMonth(rule, "all", month), { text: rule.render(parts), rule }] as const;
    }),
  );
}

/** The paths of the documents for search engines and for the search of the site. */
export const searchDocumentPaths: readonly string[] = [...newsRules, ...monthsRules].map(({ path }) => path);

/**
 * Those of the documents at {@link searchDocumentPaths} that the site should have.
 *
 * @param months those with archives, the oldest first
 */
export function renderSearchDocuments(
  news: readonly Entry[],
  months: readonly string[],
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const newsDocuments = newsRules
    .filter(existsWith(publication))
    .map((rule) => [rule.path, { text: rule.render(news, publication), rule }] as const);
  const others = monthsRules
    .filter(existsWith(publication))
    .map((rule) => [rule.path, { text: rule.render(months, publication, siteUrl), rule }] as const);
  return new Map<string, RenderedDocument>([...newsDocuments, ...others]);
}

function pathInMonth({ path }: DocumentRule, feed: FeedName, month: string): string {
  return path.replace("{month}/", () => archiveFolder(feed, month)).replace("{month}", () => month);
}
