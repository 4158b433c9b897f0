// The one place that uses `feed`: it lays out a document, and sees none of the newspaper's text.
//
// `feed` 6 lets text break its documents (only the first "]]>" of a CDATA section is escaped, control characters pass,
// "&amp;" in a text becomes "&"). So it gets a stand-in for each text and address; its document is parsed; and each
// stand-in is replaced in the parsed tree, where a text can be nothing but text.
import { Feed } from "feed";
import { dropForbidden } from "../text/characters.ts";
import { markSummary, markTitle } from "../text/direction.ts";
import type { Channel } from "./channel.ts";
import type { Entry } from "./entry.ts";

/** Short names for texts: themselves valid absolute URLs, as `feed` parses addresses. */
export class StandIns {
  readonly #texts: string[] = [];

  /** Articles are clean before they come here; but nothing that they hold may ever keep a whole feed from going out. */
  for(text: string): string {
    return `stand-in:${this.#texts.push(dropForbidden(text)) - 1}`;
  }

  /** The text that a value of the document stands for, or the value itself. */
  resolve(value: string): string {
    const [, index] = /^\s*stand-in:(\d+)\s*$/.exec(value) ?? [];
    return index === undefined ? value : (this.#texts[Number(index)] ?? value);
  }
}

/** Minutes for which a reader may keep a feed without asking again. */
const timeToLive = 5;

/**
 * The channel and its entries in `feed`'s terms.
 *
 * @param describe makes the form of a summary that the format wants: HTML for RSS, else plain text
 */
export function buildSkeleton(
  channel: Channel,
  standIns: StandIns,
  describe: (summary: string) => string = (summary) => summary,
): Feed {
  const { publication, urls } = channel;
  const { logo, hub } = publication;
  const text = (value: string) => standIns.for(value);
  const feed = new Feed({
    id: text(channel.id),
    title: text(markTitle(channel.title)),
    description: text(markSummary(channel.description)),
    link: text(channel.pageUrl),
    language: publication.language,
    copyright: text(publication.copyright),
    generator: "Khulasa",
    author: { name: text(publication.title), email: text(publication.contact) },
    updated: new Date(channel.updated),
    ttl: timeToLive,
    feedLinks: { rss: text(urls.rss), atom: text(urls.atom), json: text(urls.json) },
    ...(logo !== undefined && { image: text(logo) }),
    favicon: text(channel.iconUrl),
    ...(hub !== undefined && { hub: text(hub) }),
  });
  for (const entry of channel.entries) {
    const { content, summary } = entry;
    const categories = categoriesOf(entry);
    feed.addItem({
      id: text(entry.guid),
      guid: text(entry.guid),
      link: text(entry.url),
      title: text(guardTitle(markTitle(entry.headline))),
      description: text(describe(markSummary(summary))),
      published: new Date(entry.published),
      date: new Date(entry.updated),
      ...(content !== undefined && { content: text(content) }),
      ...(entry.authors.length > 0 && { author: entry.authors.map((name) => ({ name: text(name) })) }),
      ...(categories.length > 0 && {
        category: categories.map((name) => ({ name: text(name), term: text(name) })),
      }),
    });
  }
  return feed;
}

/**
 * What looks like the end of an HTML element gets a mark that nobody sees (LRM), in every format alike: so that no reader
 * that takes a title for HTML, nor the W3C validator (ContainsHTML), takes it for one.
 */
function guardTitle(title: string): string {
  return title.replaceAll("</", "</\u200E");
}

/** The section, then the tags. Readers show Atom's term, so it is the name itself, not the slug. */
function categoriesOf({ section, tags }: Entry): readonly string[] {
  return [...(section ? [section.name] : []), ...tags];
}
