// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

import { rememberLast } from "../text/remember-last.ts";
import type { EntryPicture } from "./entry.ts";
import { type FeedEntry, type FeedModel, rememberedEntries } from "./feed-model.ts";
import { layOutEntry, layOutFeed } from "./feed-template.ts";
import { guardMarkup } from "./guard-markup.ts";

/** A JSON Feed as the library `feed` writes it. Its authors are left out, because some feed readers add them to every item. */
interface Feed {
  readonly author?: unknown;
  readonly items: unknown;
}

/** An item as the library `feed` writes it, in the form of JSON Feed 1.0. */
interface Item {
  readonly content_html: string;
  readonly summary?: string;
  readonly [member: string]: unknown;
}

export function renderJsonFeed(model: FeedModel): string {
  const { archive, entries, hub, iconUrl, publication } = model;
  const { author: _newspaper, items: _none, ...feed } = layOutFeed(model, "json1").toObject() as Feed;
  const { language } = publication;
  const document = {
    ...feed,
    version: "https://jsonfeed.org/version/1.1",
    language,
    ...(archive.older && { next_url: archive.older.json }),
    favicon: iconUrl,
    ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
    items: entries.map(buildItem),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const buildItem = rememberLast((entry: FeedEntry): object => {
  const { language } = entry;
  const authors = entry.authors.map((name) => ({ name: guardMarkup(name) }));
  return {
    ...withText(layOutEntry(entry, "json1").toObject() as Item),
    language,
    ...(authors.length > 0 && { authors }),
    ...pictureMembers(entry.pictures),
  };
}, rememberedEntries);

function pictureMembers([leading]: readonly EntryPicture[]) {
  if (!leading) return {};
  const { url, file } = leading;
  if (!file) return { image: url };
  return { image: url, attachments: [{ url, mime_type: file.type, size_in_bytes: file.length }] };
}

/** If an entry has only a summary, the library `feed` writes it as `content_html`. But our summaries are plain text: `content_text`. */
function withText({ content_html, ...item }: Item): Omit<Item, "content_html"> {
  return item.summary === undefined ? { ...item, content_text: content_html } : { ...item, content_html };
}
