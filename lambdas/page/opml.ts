// The list of all feeds as OPML 2.0 (http://opml.org/spec2.opml). Feed readers import it to subscribe to several feeds at once.
import { feedFormats } from "../feed/feed-formats.ts";
import { enabledKinds, type FeedLabels } from "../feed/memberships.ts";
import { type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanLine } from "../text/characters.ts";
import { markTitle } from "../text/direction.ts";
import { html, type Markup } from "../text/html.ts";
import { kindNames } from "./navigation.ts";

/**
 * One group for the main feed and one for each enabled kind of feeds, sorted by address. Groups are not nested, because
 * some readers know one level only. The template tag `html` can be used, because XML escapes texts in the same way.
 */
export function renderOpml(labels: FeedLabels, publication: Publication, siteUrl: string): string {
  const { title } = publication;
  const feeds = (Object.entries(labels) as [FeedName, string][]).sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = enabledKinds(publication).map((kind) => {
    const ofKind = feeds.filter(([feed]) => feed.startsWith(`${kind}/`));
    const outlines = ofKind.map(([feed, label]) => renderFeed(feed, `${title} - ${label}`, siteUrl));
    return outlines.length === 0 ? undefined : renderGroup(`${title} - ${kindNames[kind]}`, outlines);
  });
  return html`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>${markTitle(cleanLine(title))}</title></head>
<body>
${renderGroup(title, [renderFeed("all", title, siteUrl)])}${groups}</body>
</opml>
`.toString();
}

function renderGroup(name: string, outlines: readonly Markup[]): Markup {
  const label = markTitle(cleanLine(name));
  return html`<outline text="${label}" title="${label}">\n${outlines}</outline>\n`;
}

function renderFeed(feed: FeedName, name: string, siteUrl: string): Markup {
  const label = markTitle(cleanLine(name));
  return html`<outline type="rss" version="RSS2" language="ar" text="${label}" title="${label}" xmlUrl="${urlOf(siteUrl, `${feedFolder(feed)}${feedFormats.rss.file}`)}" htmlUrl="${urlOf(siteUrl, feedFolder(feed))}"/>\n`;
}
