// The feeds that are there whether an article comes or not.
import type { FeedName } from "../publication/addresses.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { Newsroom } from "./newsroom.ts";
import { regenerateFeed } from "./regenerate.ts";

/**
 * Regenerates the newspaper's feed, those of the sections that the settings name, and all that were ever published:
 * so that none is missing before its first article, and all of them follow a change of the settings.
 */
export async function regenerateStandingFeeds(newsroom: Newsroom): Promise<void> {
  const feeds = new Set<FeedName>(["all"]);
  for (const { slug } of newsroom.publication.sections) feeds.add(`sections/${slug}`);
  for await (const slug of sectionsOf(newsroom.site)) feeds.add(`sections/${slug}`);
  for (const feed of feeds) await regenerateFeed(feed, newsroom);
}

/** The slugs under `sections/`, one listing each, however many documents a section has. */
async function* sectionsOf(site: ObjectStore): AsyncGenerator<string> {
  const prefix = "sections/";
  for (let startAfter = prefix; ; ) {
    const [next] = await site.list({ prefix, startAfter, limit: 1 });
    const slug = next?.key.split("/")[1];
    if (slug === undefined) return;
    yield slug;
    startAfter = `${prefix}${slug}0`; // "0" comes after "/": behind everything in this section's folder
  }
}
