// RSS 2.0 (https://www.rssboard.org/rss-specification and its best-practices profile).
import { html } from "../text/html.ts";
import type { Channel } from "./channel.ts";
import { buildSummary } from "./content.ts";
import { buildSkeleton, StandIns } from "./skeleton.ts";
import { elementsOf, insertText, parseSkeleton, serialise } from "./xml-tree.ts";

const dublinCore = "http://purl.org/dc/elements/1.1/";

export function renderRss(channel: Channel): string {
  const standIns = new StandIns();
  // A description is HTML to every reader, so plain text has to be escaped once more.
  const skeleton = buildSkeleton(channel, standIns, (entry) => html`${buildSummary(entry)}`.toString());
  // An RSS author is a mail address; names go into dc:creator.
  for (const item of skeleton.items) delete item.author;
  const root = parseSkeleton(skeleton.rss2(), standIns);

  const { contact, title } = channel.publication;
  const [generator] = elementsOf(root, "generator");
  if (generator) insertText(generator, null, "managingEditor", `${contact} (${title})`);
  for (const [index, item] of elementsOf(root, "item").entries()) {
    const [date] = elementsOf(item, "pubDate");
    for (const name of channel.entries[index]?.authors ?? []) {
      if (date) insertText(date, dublinCore, "dc:creator", name);
    }
  }
  return serialise(root);
}
