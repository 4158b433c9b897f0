// Renders a feed with the library `feed` alone, as its documentation shows. It gets the same texts as our renderers.
import { Feed } from "feed";
import type { FeedModel } from "../../lambdas/feed/feed-model.ts";
import { categoriesOf } from "./fifty-records.ts";

export function renderByFeed(model: FeedModel): readonly string[] {
  const { publication, urls } = model;
  const feed = new Feed({
    id: model.id,
    title: model.title,
    description: model.description,
    link: model.pageUrl,
    language: publication.language,
    copyright: publication.copyright,
    updated: new Date(model.updated),
    feedLinks: { rss: urls.rss, atom: urls.atom, json: urls.json },
    favicon: model.iconUrl,
  });
  for (const entry of model.entries) {
    const { guid, url, marked, content = "", published, updated, authors } = entry;
    feed.addItem({
      id: guid,
      guid,
      link: url,
      title: marked.title,
      description: marked.summary,
      content,
      published: new Date(published),
      date: new Date(updated),
      ...(authors.length > 0 && { author: authors.map((name) => ({ name })) }),
      category: categoriesOf(entry).map((name) => ({ name, term: name })),
    });
  }
  return [feed.rss2(), feed.atom1(), feed.json1()];
}
