// What every judge must find in a feed. This is read from the JSON Feed, parsed as plain JSON. The JSON Feed itself is compared with the
// articles in their files.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleDate } from "../../lambdas/dates/days.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { idOfKey, kindOfKey } from "../../lambdas/inbox/key.ts";
import { articleUrl, buildGuid } from "../../lambdas/publication/addresses.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { dayOf } from "../../lambdas/reconcile/record/timeline.ts";
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
  /** False if the date comes from the properties of the file. Then, if it is old, the article gets the time of its upload instead. */
  readonly hasDate: boolean;
}

/** Parses the articles of a folder. The keys are their guids. */
export async function readArticles(
  folder: string,
  publication: Publication,
): Promise<ReadonlyMap<string, StatedArticle>> {
  const articles = new Map<string, StatedArticle>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (kindOfKey(name) !== "article" || (await stat(join(folder, name))).isDirectory()) continue;
    const parsed = await parseArticle(name, await readFile(join(folder, name)), publication.timeZone);
    if (!parsed.ok || parsed.value.kind !== "article")
      throw new Error(`${name} is not a valid article: ${JSON.stringify(parsed)}`);
    const { article, dateSource } = parsed.value;
    const id = article.id ?? idOfKey(name);
    articles.set(buildGuid(id, publication), { id, article, hasDate: dateSource === undefined });
  }
  return articles;
}

/** Returns the differences between the main feed and the articles in their files. */
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

/** Removes invisible direction marks. Feeds add them for readers that guess the direction of a text. */
function withoutMarks(text: string | undefined): string | undefined {
  return text?.replaceAll(/[\u200E\u200F\u2060\u2066-\u2069]/g, "");
}

function isWithin(instant: number, date: ArticleDate, { timeZone }: Publication): boolean {
  if ("instant" in date) return instant === date.instant;
  const { start, end } = dayOf(date.day, timeZone);
  return instant >= start && instant < end;
}
