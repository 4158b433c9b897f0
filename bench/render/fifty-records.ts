// Fifty articles: copies of the sample articles, with different ids.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import type { PublishedArticle } from "../../lambdas/feed/entry.ts";
import type { FeedEntry } from "../../lambdas/feed/feed-model.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { parsePublication } from "../../lambdas/publication/publication.ts";

const content = join(import.meta.dirname, "../../content");
export const siteUrl = "https://news.example";

const parsed = parsePublication(readFileSync(join(content, "publication.json"), "utf8"));
if (!parsed.ok) throw new Error(parsed.problems.join("; "));
export const { publication } = parsed;

const articles: Article[] = [];
for (const name of readdirSync(join(content, "articles"))) {
  if (!/\.(txt|md|html?|docx|xml|json)$/.test(name)) continue;
  const bytes = readFileSync(join(content, "articles", name));
  const file = await parseArticle(name, bytes, publication.timeZone);
  if (file.ok && file.value.kind === "article") articles.push(file.value.article);
}

const minute = 60_000;

/** Returns new record objects, so that no renderer has remembered results for them. */
export function fiftyRecords(): readonly PublishedArticle[] {
  return Array.from({ length: 50 }, (_, index) => recordOf(index));
}

export function recordOf(index: number): PublishedArticle {
  const time = Date.UTC(2026, 10, 25) - index * minute;
  return {
    id: `${index}`,
    guid: `tag:news.example,2017:${index}`,
    article: structuredClone(articles[index % articles.length] ?? null),
    published: time,
    updated: time,
    pictures: [],
  };
}

/** The categories of an entry in feeds: its section and its tags. */
export function categoriesOf({ section, tags }: FeedEntry) {
  return [...(section ? [section.name] : []), ...tags];
}
