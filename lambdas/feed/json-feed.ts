// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

import type { EntryPicture } from "./entry.ts";
import type { FeedModel } from "./feed-model.ts";
import { buildFeedTemplate, Placeholders } from "./feed-template.ts";
import { guardMarkup } from "./guard-markup.ts";

/** An item as `feed` writes it, in JSON Feed 1.0. */
interface Item {
  readonly content_html: string;
  readonly summary?: string;
  readonly [member: string]: unknown;
}

export function renderJsonFeed(model: FeedModel): string {
  const placeholders = new Placeholders();
  // Some feed readers add the feed's authors to those of every item, so the feed has none.
  const {
    items,
    author: _newspaper,
    ...feed
  } = JSON.parse(buildFeedTemplate(model, placeholders).json1(), (_name, value) =>
    typeof value === "string" ? placeholders.resolve(value) : value,
  ) as { items: Item[]; author?: unknown };
  const { hub } = model;
  const { language } = model.publication;
  const document = {
    ...feed,
    version: "https://jsonfeed.org/version/1.1",
    language,
    ...(model.archive.older && { next_url: model.archive.older.json }),
    favicon: model.iconUrl,
    ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
    items: items.map((item, index) => {
      const { authors: names = [], pictures = [] } = model.entries[index] ?? {};
      const authors = names.map((name) => ({ name: guardMarkup(name) }));
      return {
        ...withText(item),
        language,
        ...(authors.length > 0 && { authors }),
        ...pictureMembers(pictures),
      };
    }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function pictureMembers([leading]: readonly EntryPicture[]) {
  if (!leading) return {};
  const { url, file } = leading;
  if (!file) return { image: url };
  return { image: url, attachments: [{ url, mime_type: file.type, size_in_bytes: file.length }] };
}

/** `feed` writes a summary without content into `content_html`, but our summaries are plain text. */
function withText({ content_html, ...item }: Item): Omit<Item, "content_html"> {
  return item.summary === undefined ? { ...item, content_text: content_html } : { ...item, content_html };
}
