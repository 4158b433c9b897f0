// The feeds that are there whether an article comes or not.
import type { FeedName } from "../publication/addresses.ts";
import { getEdition, getFeedLabels, putEdition } from "./catalog.ts";
import { converge } from "./converge.ts";
import type { Newsroom } from "./newsroom.ts";
import { regenerateDirectory, regenerateFeed } from "./regenerate.ts";

/**
 * Regenerates the newspaper's feed, those of the sections that the settings name, and all that were ever published:
 * so that none is missing before its first article, and all of them follow a change of the settings.
 */
export async function regenerateStandingFeeds(newsroom: Newsroom): Promise<void> {
  const { catalog, publication } = newsroom;
  const feeds = new Set<FeedName>(["all"]);
  if (publication.feeds.sections) for (const { slug } of publication.sections) feeds.add(`sections/${slug}`);
  for (const feed of Object.keys((await getFeedLabels(catalog)).value)) feeds.add(feed as FeedName);

  const labels: Partial<Record<FeedName, string>> = {};
  for (const feed of feeds) {
    const label = await regenerateFeed(feed, newsroom);
    if (label !== undefined) labels[feed] = label;
  }
  await regenerateDirectory(labels, newsroom);
}

/**
 * Regenerates the standing feeds if the settings or the site's address are not those of the last time: so a deployment
 * brings the feeds up, and a change of the settings into all of them. Costs one read when nothing changed.
 */
export async function renewStandingFeeds(newsroom: Newsroom): Promise<void> {
  const { catalog, publication, siteUrl } = newsroom;
  const edition = JSON.stringify({ publication, siteUrl });
  await converge("the standing feeds", async () => {
    const last = await getEdition(catalog);
    if (last.value === edition) return false;
    await regenerateStandingFeeds(newsroom);
    await putEdition(catalog, edition, last.unchanged);
    return false;
  });
}
