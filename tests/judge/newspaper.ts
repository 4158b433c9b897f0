// The newspaper that the judges read. `npm start` publishes the project's sample articles, test articles and difficult headlines.
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publish } from "../../lambdas/publish/publish.ts";
import { run } from "../../local/run.ts";
import { Terminal } from "../../local/terminal/terminal.ts";
import { walkBackwards } from "../archive/walk.ts";
import type { FeedDocument, Format } from "./entry.ts";
import { hardArticles } from "./hard-headlines.ts";

const project = join(import.meta.dirname, "../..");
const formats: Readonly<Record<string, Format>> = {
  "rss.xml": "rss",
  "atom.xml": "atom",
  "feed.json": "json",
};

export interface Newspaper {
  readonly siteUrl: string;
  readonly articles: string;
  readonly settings: string;
  /** Every document of every feed whose address `npm start -- --feeds` prints, the archives of the main feed, and the sitemaps. */
  readonly documents: readonly FeedDocument[];
  close(): Promise<void>;
}

/** Starts the newspaper with this folder and waits until everything is published. */
export async function startNewspaper(folder: string): Promise<Newspaper> {
  const articles = await writeArticles(folder);
  const settings = await writeSettings(folder);
  const lines: string[] = [];
  const terminal = new Terminal({ write: (line) => lines.push(line) });
  const options = { port: 0, articles, settings, store: join(folder, "store.sqlite"), feeds: true };
  const running = await run(options, publish, terminal);
  await running.ready;
  // The main feed is printed twice: in the summary and in the list.
  const urls = [...new Set(lines.flatMap((line) => / feed: (\S+)$/.exec(line)?.[1] ?? []))];
  const mainFeed = Object.keys(formats).map((file) => `${running.siteUrl}/${file}`);
  const archives = await Promise.all(mainFeed.map(findArchives));
  const all = [...urls, ...archives.flat(), ...(await findSitemaps(running.siteUrl))];
  const documents = await Promise.all(all.map((url) => fetchDocument(url, running.siteUrl)));
  return { siteUrl: running.siteUrl, articles, settings, documents, close: () => running.close() };
}

async function writeArticles(folder: string): Promise<string> {
  const articles = join(folder, "articles");
  await mkdir(articles);
  for (const source of ["tests/fixtures/articles/valid", "content/articles"]) {
    await cp(join(project, source), articles, { recursive: true });
  }
  await writePictureArticles(articles);
  for (const { name, text } of hardArticles()) await writeFile(join(articles, name), text);
  return articles;
}

/** Writes an article for each test picture, also for those with private metadata, which must be removed. */
async function writePictureArticles(articles: string): Promise<void> {
  for (const folder of ["pictures", "private-pictures"]) {
    await cp(join(project, "tests/fixtures", folder), join(articles, folder), { recursive: true });
    for (const name of await readdir(join(articles, folder))) {
      const text = `---\ntitle: صورة ${name}\ndate: 8 ديسمبر 2017\nimage: ${name}\n---\nنص الخبر.\n`;
      await writeFile(join(articles, folder, `${name}.md`), text);
    }
  }
}

/** Writes settings: those of the project, but feeds may be long enough to contain every article. */
async function writeSettings(folder: string): Promise<string> {
  const own = JSON.parse(await readFile(join(project, "content/publication.json"), "utf8"));
  const settings = join(folder, "publication.json");
  await writeFile(settings, JSON.stringify({ ...own, feedLength: 500 }));
  return settings;
}

async function findArchives(feed: string): Promise<readonly string[]> {
  const { documents } = await walkBackwards(feed, fetchText);
  return documents.slice(1);
}

/**
 * The sitemaps that a search engine finds from robots.txt: the news sitemap, the index of each month, and the sitemaps in these indexes.
 */
async function findSitemaps(siteUrl: string): Promise<readonly string[]> {
  const find = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, url = ""]) => url);
  const named = find(/^Sitemap: (.*)$/gm, await fetchText(`${siteUrl}/robots.txt`));
  const indexes = named.filter((url) => !url.endsWith("/sitemap-news.xml"));
  const texts = await Promise.all(indexes.map(fetchText));
  return [...named, ...texts.flatMap((text) => find(/<loc>([^<]*)<\/loc>/g, text))];
}

async function fetchDocument(url: string, siteUrl: string): Promise<FeedDocument> {
  const path = decodeURIComponent(url.slice(siteUrl.length + 1));
  const format = formats[url.split("/").at(-1) ?? ""] ?? "sitemap";
  return { url, path, format, text: await fetchText(url) };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
