// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
import { dropForbidden } from "../text/characters.ts";
import type { Channel } from "./channel.ts";
import type { EntryPicture } from "./entry.ts";
import { buildSkeleton, StandIns } from "./skeleton.ts";

/** What `feed` makes of an item: JSON Feed 1.0. */
interface Item {
  readonly content_html: string;
  readonly summary?: string;
  readonly [member: string]: unknown;
}

export function renderJsonFeed(channel: Channel): string {
  const standIns = new StandIns();
  // Some readers add the authors of the feed to those of each item, so there are none.
  const {
    items,
    author: _newspaper,
    ...feed
  } = JSON.parse(buildSkeleton(channel, standIns).json1(), (_name, value) =>
    typeof value === "string" ? standIns.resolve(value) : value,
  ) as { items: Item[]; author?: unknown };
  const { language, hub } = channel.publication;
  const document = {
    ...feed,
    version: "https://jsonfeed.org/version/1.1",
    language,
    favicon: channel.iconUrl,
    ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
    items: items.map((item, index) => {
      const { authors: names = [], pictures = [] } = channel.entries[index] ?? {};
      const authors = names.map((name) => ({ name: dropForbidden(name) }));
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

/** Where there is only a summary, `feed` calls it HTML; it is plain text. */
function withText({ content_html, ...item }: Item): Omit<Item, "content_html"> {
  return item.summary === undefined ? { ...item, content_text: content_html } : { ...item, content_html };
}
