// Renders the three documents of a feed with template strings, as a lower limit for the time of a renderer. The bytes are the same as those
// of our renderers, but only for the articles of this benchmark: no hub, no archives, no tombstones, no texts that look like markup.
import type { FeedEntry, FeedModel } from "../../lambdas/feed/feed-model.ts";
import { guardMarkup } from "../../lambdas/feed/guard-markup.ts";
import { cleanText } from "../../lambdas/text/characters.ts";
import { markSummary, markTitle } from "../../lambdas/text/direction.ts";
import { categoriesOf } from "./fifty-records.ts";

export function renderByTemplate(model: FeedModel): readonly string[] {
  return [rssOf(model), atomOf(model), jsonOf(model)];
}

function rssOf(model: FeedModel): string {
  const { publication, entries, urls } = model;
  return `<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="${model.styleUrl}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/">
    <channel>
        <title>${escapeTitle(markTitle(model.title))}</title>
        <link>${escapeText(model.pageUrl)}</link>
        <description>${escapeText(markSummary(model.description))}</description>
        <lastBuildDate>${new Date(model.updated).toUTCString()}</lastBuildDate>
        <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
        <generator>Khulasa</generator>
        <language>${publication.language}</language>
        <ttl>5</ttl>
        <copyright>${escapeText(publication.copyright)}</copyright>
        <atom:link href="${escapeText(urls.rss)}" rel="self" type="application/rss+xml"/>
${entries.map(itemOf).join("")}    </channel>
</rss>
`;
}

function itemOf(entry: FeedEntry): string {
  const { authors, content = "", marked } = entry;
  const byline = cleanText(authors.join("، "));
  const creator = guardMarkup(authors.length > 1 ? markSummary(byline) : byline);
  const updated = new Date(entry.updated).toISOString();
  return `        <item>
            <title>${escapeTitle(marked.title)}</title>
            <link>${escapeText(entry.url)}</link>
            <guid isPermaLink="false">${escapeText(entry.guid)}</guid>
${authors.length > 0 ? `            <dc:creator>${escapeText(creator)}</dc:creator>\n` : ""}            <pubDate>${new Date(entry.published).toUTCString()}</pubDate>
            <description>${escapeText(escapeQuotes(escapeText(marked.summary)))}</description>
            <content:encoded>${escapeText(content)}</content:encoded>
${categoriesOf(entry)
  .map(guardMarkup)
  .map((name) => `            <category>${escapeText(name)}</category>\n`)
  .join("")}            <atom:updated>${updated}</atom:updated>
            <dcterms:modified>${updated}</dcterms:modified>
        </item>
`;
}

function atomOf(model: FeedModel): string {
  const { publication, entries, urls } = model;
  return `<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="${model.styleUrl}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publication.language}">
    <id>${escapeText(model.id)}</id>
    <title>${escapeText(markTitle(model.title))}</title>
    <updated>${new Date(model.updated).toISOString()}</updated>
    <generator>Khulasa</generator>
    <author>
        <name>${escapeText(publication.title)}</name>
        <email>${escapeText(publication.contact)}</email>
    </author>
    <link rel="alternate" href="${escapeText(model.pageUrl)}" type="text/html"/>
    <link rel="self" href="${escapeText(urls.atom)}" type="application/atom+xml"/>
    <subtitle>${escapeText(markSummary(model.description))}</subtitle>
    <icon>${escapeText(model.iconUrl)}</icon>
    <rights>${escapeText(publication.copyright)}</rights>
${entries.map(entryOf).join("")}</feed>
`;
}

function entryOf(entry: FeedEntry): string {
  const { authors, content = "", marked } = entry;
  return `    <entry>
        <title>${escapeText(marked.title)}</title>
        <id>${escapeText(entry.guid)}</id>
        <link href="${escapeText(entry.url)}" type="text/html"/>
        <updated>${new Date(entry.updated).toISOString()}</updated>
        <summary>${escapeText(marked.summary)}</summary>
        <content type="html">${escapeText(content)}</content>
${authors
  .map(
    (name) =>
      `        <author>\n            <name>${escapeText(guardMarkup(name))}</name>\n        </author>\n`,
  )
  .join("")}${categoriesOf(entry)
  .map(guardMarkup)
  .map(escapeText)
  .map(escapeQuotes)
  .map((name) => `        <category label="${name}" term="${name}"/>\n`)
  .join("")}        <published>${new Date(entry.published).toISOString()}</published>
    </entry>
`;
}

function jsonOf(model: FeedModel): string {
  const { language } = model.publication;
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: markTitle(model.title),
    home_page_url: model.pageUrl,
    feed_url: model.urls.json,
    description: markSummary(model.description),
    language,
    favicon: model.iconUrl,
    items: model.entries.map((entry) => {
      const categories = categoriesOf(entry).map(guardMarkup);
      const { authors } = entry;
      return {
        id: entry.guid,
        url: entry.url,
        title: entry.marked.title,
        summary: entry.marked.summary,
        date_modified: new Date(entry.updated).toISOString(),
        date_published: new Date(entry.published).toISOString(),
        ...(authors[0] !== undefined && { author: { name: guardMarkup(authors[0]) } }),
        ...(categories.length > 0 && { tags: categories }),
        content_html: entry.content,
        language,
        ...(authors.length > 0 && { authors: authors.map((name) => ({ name: guardMarkup(name) })) }),
      };
    }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escapeQuotes(text: string): string {
  return text.replaceAll('"', "&quot;");
}

function escapeTitle(text: string): string {
  return escapeText(text).replaceAll("&lt;", "&#x3C;").replaceAll("&amp;", "&#x26;");
}
