// What every judge has to read: the JSON Feed as plain JSON, itself held against the articles as they were parsed.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Article, ArticleDate } from "../../lambdas/article/article.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { idOfKey, isArticleKey, isPictureKey } from "../../lambdas/inbox/key.ts";
import { articleUrl, buildGuid } from "../../lambdas/publication/addresses.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { dayOf } from "../../lambdas/reconcile/timeline.ts";
import type { Difference } from "./compare.ts";
import { type FeedDocument, instantOf, type ReadEntry, type ReadFeed } from "./entry.ts";

export function readPlainJson(text: string): ReadFeed {
  const { title, language, items } = JSON.parse(text);
  const entries = items.map(
    (item: Record<string, string> & { authors?: readonly { name: string }[] }): ReadEntry => ({
      title: item.title,
      id: item.id,
      link: item.url,
      published: instantOf(item.date_published),
      updated: instantOf(item.date_modified),
      authors: (item.authors ?? []).map(({ name }) => name),
      html: item.content_html,
    }),
  );
  return { title, language, entries };
}

interface StatedArticle {
  readonly id: string;
  readonly article: Article;
  /** False for one that is dated by the properties of its file: it is published at its arrival if they are old. */
  readonly hasDate: boolean;
}

/** The articles of a folder by their guids. */
export async function readArticles(
  folder: string,
  publication: Publication,
): Promise<ReadonlyMap<string, StatedArticle>> {
  const articles = new Map<string, StatedArticle>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!isArticleKey(name) || isPictureKey(name) || (await stat(join(folder, name))).isDirectory()) continue;
    const parsed = await parseArticle(name, await readFile(join(folder, name)), publication.timeZone);
    if (!parsed.ok || parsed.value.kind !== "article")
      throw new Error(`${name} is not a valid article: ${JSON.stringify(parsed)}`);
    const { article, dateSource } = parsed.value;
    const id = article.id ?? idOfKey(name);
    articles.set(buildGuid(id, publication), { id, article, hasDate: dateSource === undefined });
  }
  return articles;
}

/** Where the main feed says anything else than the articles do. */
export function compareWithArticles(
  document: FeedDocument,
  articles: Awaited<ReturnType<typeof readArticles>>,
  publication: Publication,
  siteUrl: string,
): Difference[] {
  const differences: Difference[] = [];
  const { entries } = readPlainJson(document.text);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const [guid, { id, article, hasDate }] of articles) {
    const say = (field: Difference["field"], found: unknown, expected: unknown) =>
      differences.push({ judge: "the articles", path: document.path, entry: guid, field, found, expected });
    const entry = byId.get(guid);
    byId.delete(guid);
    if (!entry) {
      say("id", undefined, guid);
      continue;
    }
    if (withoutMarks(entry.title) !== withoutMarks(article.headline)) {
      say("title", entry.title, article.headline);
    }
    if (entry.authors.join() !== article.authors.join()) say("authors", entry.authors, article.authors);
    const link = articleUrl(id, publication, siteUrl);
    if (entry.link !== link) say("link", entry.link, link);
    const { published = 0, updated = 0 } = entry;
    if (hasDate && !isWithin(published, article.published, publication)) {
      say("published", new Date(published).toISOString(), article.published);
    }
    if (updated < published) say("updated", updated, `not before ${published}`);
  }
  for (const id of byId.keys()) {
    differences.push({
      judge: "the articles",
      path: document.path,
      entry: id ?? "",
      field: "id",
      found: id,
      expected: undefined,
    });
  }
  return differences;
}

/** Without LEFT-TO-RIGHT MARK and RIGHT-TO-LEFT MARK: feeds add them for readers that guess. */
function withoutMarks(text: string | undefined): string | undefined {
  return text?.replaceAll(/[\u200E\u200F\u2060\u2066-\u2069]/g, "");
}

function isWithin(instant: number, date: ArticleDate, { timeZone }: Publication): boolean {
  if ("instant" in date) return instant === date.instant;
  const { start, end } = dayOf(date.day, timeZone);
  return instant >= start && instant < end;
}
