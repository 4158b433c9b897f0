// The list of all feeds as OPML 2.0 (http://opml.org/spec2.opml). Feed readers import it to subscribe to several feeds at once.
import { feedFormats } from "../feed/feed-formats.ts";
import { enabledKinds, type FeedLabels } from "../feed/memberships.ts";
import { type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { cleanLine } from "../text/characters.ts";
import { markTitle } from "../text/direction.ts";
import { html } from "../text/html.ts";

/** Lists the enabled kinds of feeds, sorted by address. `html` can be used, because XML escapes texts in the same way. */
export function renderOpml(labels: FeedLabels, publication: Publication, siteUrl: string): string {
  const { title } = publication;
  const kinds: readonly string[] = enabledKinds(publication);
  const outline = (feed: FeedName, written: string) => {
    const label = markTitle(cleanLine(written));
    return html`<outline type="rss" version="RSS2" language="ar" text="${label}" title="${label}" xmlUrl="${urlOf(siteUrl, `${feedFolder(feed)}${feedFormats.rss.file}`)}" htmlUrl="${urlOf(siteUrl, feedFolder(feed))}"/>\n`;
  };
  const feeds = (Object.entries(labels) as [FeedName, string][])
    .filter(([feed]) => kinds.includes(feed.split("/")[0] ?? ""))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>${markTitle(cleanLine(title))}</title></head>
<body>
${outline("all", title)}${feeds.map(([feed, label]) => outline(feed, `${title} - ${label}`))}</body>
</opml>
`.toString();
}
