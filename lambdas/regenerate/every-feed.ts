// Lists every feed that exists or has existed, always in the same order. So work on all feeds can stop after any feed and continue there
// later.

import { nextIndexedFeed } from "../catalog/catalog.ts";
import { indexPrefix } from "../catalog/keys.ts";
import { feedLabels } from "../catalog/registers.ts";
import { standingFeeds } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { type FeedName, isKnownFeed } from "../publication/addresses.ts";
import { compareUtf8 } from "../text/utf8.ts";

/**
 * Yields the feeds that follow `after` in this order; for null, all feeds. These are the main feed, the feeds of the sections in the
 * settings, all feeds that were ever published, and those in the index. Costs one listing of one key for each feed.
 */
export async function* feedsAfter(after: FeedName | null, context: CallContext): AsyncGenerator<FeedName> {
  const all = await knownFeeds(context);
  const known = after === null ? all : all.filter((feed) => compare(feed, after) > 0);
  let next = 0;
  for (let last = after; ; ) {
    const candidates = [known[next], await nextIndexedFeed(context.catalog, last)];
    const [feed] = candidates.filter((candidate) => candidate !== undefined).sort(compare);
    if (feed === undefined) return;
    if (feed === known[next]) next += 1;
    if (isKnownFeed(feed)) yield feed;
    last = feed;
  }
}

/** The feeds of the settings and the feeds that were ever published, in the order of their index keys. */
async function knownFeeds({ catalog, publication }: CallContext): Promise<readonly FeedName[]> {
  const feeds = new Set(standingFeeds(publication));
  const { labels } = (await feedLabels.get(catalog)).value;
  for (const feed of Object.keys(labels)) feeds.add(feed as FeedName);
  return [...feeds].sort(compare);
}

/** Compares feeds by the UTF-8 bytes of their index keys, which is the order in which S3 lists them. */
function compare(a: FeedName, b: FeedName): number {
  return compareUtf8(indexPrefix(a), indexPrefix(b));
}
