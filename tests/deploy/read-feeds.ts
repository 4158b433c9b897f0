// Reads a feed of the site with feed parsers that were not written for Khulasa.
import { expect } from "vitest";
import type { FeedDocument, ReadEntry } from "../judge/entry.ts";
import { feedsmith } from "../judge/judges/feedsmith.ts";
import { rssParser } from "../judge/judges/rss-parser.ts";
import type { Readable } from "./newspaper.ts";

const documents = [
  { path: "rss.xml", format: "rss" },
  { path: "atom.xml", format: "atom" },
  { path: "feed.json", format: "json" },
] as const;

export type FeedEntry = Pick<ReadEntry, "id" | "title" | "link" | "published">;

/** The entries of a feed, in its order. Checks that all parsers find the same entries in the RSS, Atom and JSON documents. */
export async function readFeed(site: Readable, folder = ""): Promise<readonly FeedEntry[]> {
  const found = await Promise.all(
    documents.map(async ({ path, format }): Promise<FeedDocument> => {
      const document = await site.get(folder + path);
      if (!document) throw new Error(`there is no ${folder}${path}`);
      return { url: path, path: folder + path, format, text: new TextDecoder().decode(document.body) };
    }),
  );
  const readings = await Promise.all(
    [feedsmith, rssParser].map(({ formats, read }) =>
      read(found.filter(({ format }) => formats.includes(format))),
    ),
  );
  const [first = [], ...others] = readings
    .flat()
    .map(({ entries }) => entries.map(({ id, title, link, published }) => ({ id, title, link, published })));
  for (const other of others) expect(other).toEqual(first);
  return first;
}

export async function readTitles(site: Readable, folder = ""): Promise<readonly (string | undefined)[]> {
  return (await readFeed(site, folder)).map(({ title }) => title);
}
