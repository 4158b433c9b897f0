// A feed template: the document that the library `feed` lays out, with placeholders instead of texts and addresses.
// Only this file uses `feed`.
//
// `feed` 6 does not escape text reliably: it escapes only the first "]]>" of a CDATA section, lets control characters
// pass, and changes "&amp;" in a text to "&". So it never gets the real texts. Its output is parsed, and the
// placeholders are replaced in the parsed tree, where a text cannot become markup.
import { Feed } from "feed";
import { type CleanText, dropForbidden } from "../text/characters.ts";
import { markSummary, markTitle } from "../text/direction.ts";
import type { Entry } from "./entry.ts";
import type { FeedModel } from "./feed-model.ts";
import { guardMarkup } from "./guard-markup.ts";

/** Placeholders for texts. Each one is a valid absolute URL, because `feed` parses addresses. */
export class Placeholders {
  readonly #texts: string[] = [];

  /** Drops forbidden characters again, although articles are clean: one bad text must never block a whole feed. */
  for(text: string): string {
    return `placeholder:${this.#texts.push(dropForbidden(text)) - 1}`;
  }

  /** The text behind a placeholder. Returns any other value unchanged. */
  resolve(value: string): string {
    const index = /^placeholder:(\d+)$/.exec(value)?.[1];
    return this.#texts[Number(index)] ?? value;
  }
}

/** Minutes for which a feed reader may keep the feed without a new request. */
const timeToLive = 5;

/** The same with a hub, which tells subscribers of each change. */
const announcedTimeToLive = 60;

/**
 * The feed model as an object of the library `feed`.
 *
 * @param describe converts a plain-text summary to what the format expects: HTML in RSS, plain text elsewhere
 */
export function buildFeedTemplate(
  model: FeedModel,
  placeholders: Placeholders,
  describe: (summary: CleanText) => string = (summary) => summary,
): Feed {
  const { publication, urls, hub } = model;
  const { logo } = publication;
  const text = (value: string) => placeholders.for(value);
  const feed = new Feed({
    id: text(model.id),
    title: text(guardMarkup(markTitle(model.title))),
    description: text(guardMarkup(markSummary(model.description))),
    link: text(model.pageUrl),
    language: publication.language,
    copyright: text(publication.copyright),
    generator: "Khulasa",
    author: { name: text(publication.title), email: text(publication.contact) },
    updated: new Date(model.updated),
    ttl: hub === undefined ? timeToLive : announcedTimeToLive,
    feedLinks: { rss: text(urls.rss), atom: text(urls.atom), json: text(urls.json) },
    ...(logo !== undefined && { image: text(logo) }),
    favicon: text(model.iconUrl),
    ...(hub !== undefined && { hub: text(hub) }),
  });
  for (const entry of model.entries) {
    const { content, summary } = entry;
    const categories = categoriesOf(entry);
    feed.addItem({
      id: text(entry.guid),
      guid: text(entry.guid),
      link: text(entry.url),
      title: text(guardMarkup(markTitle(entry.headline))),
      description: text(describe(guardMarkup(markSummary(summary)))),
      published: new Date(entry.published),
      date: new Date(entry.updated),
      ...(content !== undefined && { content: text(content) }),
      ...(entry.authors.length > 0 && {
        author: entry.authors.map((name) => ({ name: text(guardMarkup(name)) })),
      }),
      ...(categories.length > 0 && {
        category: categories.map(guardMarkup).map((name) => ({ name: text(name), term: text(name) })),
      }),
    });
  }
  return feed;
}

/** The section, then the tags. Feed readers show Atom's `term`, so it holds the name and not the slug. */
function categoriesOf({ section, tags }: Entry): readonly CleanText[] {
  return [...(section ? [section.name] : []), ...tags];
}
