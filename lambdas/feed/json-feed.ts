// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
import type { Channel } from "./channel.ts";
import { buildSummary } from "./content.ts";
import { buildSkeleton, StandIns } from "./skeleton.ts";

/** What `feed` makes of an item: JSON Feed 1.0. */
interface Item {
  readonly [member: string]: unknown;
}

export function renderJsonFeed(channel: Channel): string {
  const standIns = new StandIns();
  const { items, ...feed } = JSON.parse(
    buildSkeleton(channel, standIns, buildSummary).json1(),
    (_name, value) => (typeof value === "string" ? standIns.resolve(value) : value),
  ) as { items: Item[] };
  const { language, title } = channel.publication;
  const document = {
    ...feed,
    version: "https://jsonfeed.org/version/1.1",
    language,
    authors: [{ name: title }],
    items: items.map((item, index) => {
      const authors = (channel.entries[index]?.authors ?? []).map((name) => ({ name }));
      return { ...item, language, ...(authors.length > 0 && { authors }) };
    }),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
