// The judge rss-parser, an npm package that many Node programs use to read feeds.
import RssParser from "rss-parser";
import { instantOf, type Reader } from "../entry.ts";

/** Members that the types of the package leave out. */
interface Item {
  readonly id?: string;
  readonly author?: string;
  readonly "content:encoded"?: string;
}

export const rssParser: Reader = {
  kind: "reader",
  name: "rss-parser",
  formats: ["rss", "atom"],
  find: async () => "npm",
  read: (documents) =>
    Promise.all(
      documents.map(async ({ text }) => {
        const feed = await new RssParser<{ language?: string }, Item>().parseString(text);
        return {
          title: feed.title,
          language: feed.language,
          entries: feed.items.map((item) => {
            const author = item.creator ?? item.author;
            return {
              title: item.title,
              id: item.guid ?? item.id,
              link: item.link,
              published: instantOf(item.pubDate),
              updated: undefined,
              authors: author === undefined ? [] : [author],
              html: item["content:encoded"] ?? item.content,
            };
          }),
        };
      }),
    ),
};
