// Every feed that exists or existed, in one order. So work on all feeds can stop anywhere and continue there later.

import { getFeedLabels, nextIndexedFeed } from "../catalog/catalog.ts";
import { indexPrefix } from "../catalog/keys.ts";
import { standingFeeds } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { type FeedName, isKnownFeed } from "../publication/addresses.ts";
import { compareUtf8 } from "../text/utf8.ts";

/**
 * The feeds after one, or all: the newspaper's own feed, those of the sections in the settings, those that were ever published,
 * and those in the index. Costs one listing of one key for each feed.
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

/** In the index's order. */
async function knownFeeds({ catalog, publication }: CallContext): Promise<readonly FeedName[]> {
  const feeds = new Set(standingFeeds(publication));
  const { labels } = (await getFeedLabels(catalog)).value;
  for (const feed of Object.keys(labels)) feeds.add(feed as FeedName);
  return [...feeds].filter(isKnownFeed).sort(compare);
}

/** By UTF-8 bytes, as S3 lists their indexes. */
function compare(a: FeedName, b: FeedName): number {
  return compareUtf8(indexPrefix(a), indexPrefix(b));
}
