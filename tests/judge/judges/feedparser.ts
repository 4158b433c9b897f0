// The judge feedparser, a library for Python. A computer may have several versions of Python with it.
import { join } from "node:path";
import type { ReadEntry, Reader, ReadFeed } from "../entry.ts";
import { runCommand, runToEnd } from "../run-command.ts";

const script = join(import.meta.dirname, "read-with-feedparser.py");

/** Python prints `null` for a missing member. */
type Nullable<T> = { readonly [Member in keyof T]: T[Member] | null };
type PythonFeed = Nullable<Omit<ReadFeed, "entries">> & { readonly entries: readonly Nullable<ReadEntry>[] };

export function feedparserOf(python: string): Reader & {
  poll(urls: readonly string[], times: number): Promise<void>;
} {
  return {
    kind: "reader",
    name: `feedparser of ${python}`,
    formats: ["rss", "atom"],
    async find() {
      const ended = await runCommand(python, [script, "version"]);
      return ended?.status === 0 ? ended.stdout.trim() : undefined;
    },
    async read(documents) {
      const answer = await runToEnd(python, [script, ...documents.map(({ url }) => url)]);
      const feeds: readonly PythonFeed[] = JSON.parse(answer);
      return feeds.map(({ title, language, entries }) => ({
        title: title ?? undefined,
        language: language ?? undefined,
        entries: entries.map((entry) => ({
          title: entry.title ?? undefined,
          id: entry.id ?? undefined,
          link: entry.link ?? undefined,
          published: entry.published ?? undefined,
          updated: entry.updated ?? undefined,
          authors: entry.authors ?? [],
          html: entry.html ?? undefined,
        })),
      }));
    },
    async poll(urls, times) {
      await runToEnd(python, [script, String(times), ...urls]);
    },
  };
}
