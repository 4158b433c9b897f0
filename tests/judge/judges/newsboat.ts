// The judge newsboat, a feed reader for the terminal. This file lets newsboat load a feed, and then reads the feed from newsboat's SQLite
// cache.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FeedDocument, Reader, ReadFeed } from "../entry.ts";
import { runCommand, runToEnd } from "../run-command.ts";

export const newsboat: Reader & { poll(urls: readonly string[], times: number): Promise<void> } = {
  kind: "reader",
  name: "newsboat",
  formats: ["rss", "atom"],
  async find() {
    const ended = await runCommand("newsboat", ["--version"]);
    return ended?.status === 0 ? ended.stdout.split("\n")[0] : undefined;
  },
  // Each document gets its own cache. In a common cache, an article that is in two feeds would be only one row.
  read: (documents) => Promise.all(documents.map(read)),
  async poll(urls, times) {
    await withFolder(async (folder) => {
      for (let time = 0; time < times; time += 1) await reload(folder, urls);
    });
  },
};

function read({ url }: FeedDocument): Promise<ReadFeed> {
  return withFolder(async (folder) => {
    await reload(folder, [url]);
    const cache = new DatabaseSync(join(folder, "cache.db"), { readOnly: true });
    try {
      const feed = cache.prepare("SELECT title, is_rtl FROM rss_feed").get();
      const rows = cache.prepare("SELECT title, guid, url, pubDate, author, content FROM rss_item").all();
      return {
        title: feed ? String(feed.title) : undefined,
        language: feed?.is_rtl === 1 ? "ar" : "none that turns right-to-left on",
        entries: rows.map((row) => ({
          title: String(row.title),
          id: String(row.guid),
          link: String(row.url),
          published: Number(row.pubDate) * 1000,
          updated: undefined,
          authors: row.author === "" ? [] : [String(row.author)],
          html: String(row.content),
        })),
      };
    } finally {
      cache.close();
    }
  });
}

/** Imports a list of feeds. Returns a line for each feed: its address, then in quotation marks the groups that it is in. */
export function importOpml(opml: string): Promise<readonly string[]> {
  return withFolder(async (folder) => {
    const list = join(folder, "feeds.opml");
    await writeFile(list, opml);
    await run(folder, [], ["-i", list]);
    return (await readFile(join(folder, "urls"), "utf8")).trim().split("\n");
  });
}

async function reload(folder: string, urls: readonly string[]): Promise<void> {
  await run(folder, urls, ["-x", "reload"]);
}

/** Runs newsboat with a list of feeds and with all of its files in this folder. */
async function run(folder: string, urls: readonly string[], command: readonly string[]): Promise<void> {
  const [list = "", cache = "", config = ""] = ["urls", "cache.db", "config"].map((name) =>
    join(folder, name),
  );
  await writeFile(list, urls.map((url) => `${url}\n`).join(""));
  await writeFile(config, "");
  const args = ["-q", "-u", list, "-c", cache, "-C", config, ...command];
  await runToEnd("newsboat", args, { env: { HOME: folder } });
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "newsboat-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
