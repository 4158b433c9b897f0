// Renders a feed with the library feedsmith. It gets the same texts as our renderers.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { FeedModel } from "../../lambdas/feed/feed-model.ts";
import { categoriesOf } from "./fifty-records.ts";

export function renderByFeedsmith(model: FeedModel): readonly string[] {
  const { title, description, urls, publication, entries } = model;
  const updated = new Date(model.updated);
  const { language, copyright } = publication;
  const rss = generateRssFeed({
    title,
    description,
    link: model.pageUrl,
    language,
    copyright,
    lastBuildDate: updated,
    atom: { links: [{ href: urls.rss, rel: "self", type: "application/rss+xml" }] },
    items: entries.map((entry) => ({
      title: entry.marked.title,
      link: entry.url,
      description: entry.marked.summary,
      categories: categoriesOf(entry).map((name) => ({ name })),
      guid: { value: entry.guid, isPermaLink: false },
      pubDate: new Date(entry.published),
      dc: { creators: [...entry.authors] },
      content: { encoded: entry.content },
      atom: { updated: new Date(entry.updated) },
      dcterms: { modified: [new Date(entry.updated)] },
    })),
  });
  const atom = generateAtomFeed({
    id: model.id,
    title: { value: title },
    subtitle: { value: description },
    updated,
    rights: { value: copyright },
    links: [{ href: model.pageUrl }, { href: urls.atom, rel: "self" }],
    entries: entries.map((entry) => ({
      id: entry.guid,
      title: { value: entry.marked.title },
      summary: { value: entry.marked.summary },
      content: { value: entry.content, type: "html" },
      links: [{ href: entry.url }],
      authors: entry.authors.map((name) => ({ name })),
      categories: categoriesOf(entry).map((name) => ({ term: name, label: name })),
      published: new Date(entry.published),
      updated: new Date(entry.updated),
    })),
  });
  const json = generateJsonFeed({
    title,
    description,
    home_page_url: model.pageUrl,
    feed_url: urls.json,
    language,
    items: entries.map((entry) => ({
      id: entry.guid,
      url: entry.url,
      title: entry.marked.title,
      summary: entry.marked.summary,
      content_html: entry.content,
      authors: entry.authors.map((name) => ({ name })),
      tags: categoriesOf(entry),
      date_published: new Date(entry.published),
      date_modified: new Date(entry.updated),
    })),
  });
  return [rss, atom, JSON.stringify(json, undefined, 2)];
}
