// Regenerates the list of all feeds.

import { indexFrom, indexPrefix } from "../catalog/keys.ts";
import { feedLabels } from "../catalog/registers.ts";
import { directoryPaths, renderDirectory } from "../documents/render-documents.ts";
import type { FeedLabels } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { fulfilled, type Settled } from "../protocol/settled.ts";
import { type FeedName, sitePaths } from "../publication/addresses.ts";
import { compare, readLive, writeDifferences } from "../site/site-documents.ts";
import { rememberWrites } from "../store/remember-writes.ts";
import type { Live } from "../store/warm-heads.ts";
import { regenerateFeed } from "./regenerate-feed.ts";

/**
 * Regenerates the list of all feeds.
 *
 * @param labels the names of the feeds that were regenerated; undefined for those that have no documents
 * @param early the heads (the results of HEAD) of the live documents, if they were read before the feeds were regenerated
 * @returns whether the list, or a feed that had to be regenerated for it, may have changed
 */
export async function regenerateDirectory(
  labels: ReadonlyMap<FeedName, string | undefined>,
  context: CallContext,
  early?: Live,
): Promise<boolean> {
  const { catalog, publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  /** Feeds that this call adds to the list. Each pass looks again whether they exist, because another worker may have removed one. */
  const added = new Set<FeedName>();
  let first = early;
  let hasRegenerated = false;
  const hasWritten = await converge(sitePaths.directory, async () => {
    const live = first ?? (await readLive(directoryPaths, own));
    first = undefined;
    const known = await feedLabels.get(catalog);
    const before = known.value.labels;
    const all = new Map(Object.entries(before) as [FeedName, string][]);
    for (const [feed, label] of labels) {
      // Another worker may have changed the feed since: published its first article, removed its last one, or published one that spells the
      // feed's name in another way. So the feed is regenerated again if its name may have changed.
      if (label !== undefined && before[feed] === undefined) added.add(feed);
      const mayDiffer =
        label === undefined ? await hasEntries(feed, context) : label !== before[feed] || added.has(feed);
      if (mayDiffer) hasRegenerated = true;
      const current = mayDiffer ? await regenerateFeed(feed, context) : label;
      if (current === undefined) all.delete(feed);
      else all.set(feed, current);
    }
    const after: FeedLabels = Object.fromEntries(all);
    const hasChanged = JSON.stringify(after) !== JSON.stringify(before);
    if (hasChanged) await feedLabels.put(catalog, { ...known.value, labels: after }, known.unchanged);
    const documents = renderDirectory(after, publication, siteUrl);
    return (await writeDifferences(compare(live, documents, context), own)) || hasChanged;
  });
  return hasWritten || hasRegenerated;
}

/** The names of the feeds that were regenerated without a fault, except the main feed. */
export function labelsOf(
  regenerated: Settled<FeedName, string | undefined>,
): ReadonlyMap<FeedName, string | undefined> {
  return new Map(fulfilled(regenerated).filter(([feed]) => feed !== "all"));
}

async function hasEntries(feed: FeedName, { catalog, now }: CallContext): Promise<boolean> {
  const listed = await catalog.list({
    prefix: indexPrefix(feed),
    startAfter: indexFrom(feed, now()),
    limit: 1,
  });
  return listed.length > 0;
}
