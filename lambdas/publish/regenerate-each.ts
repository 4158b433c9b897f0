// Step 3 for a batch: every document that was touched, once, and the list of all feeds.
import type { FeedName } from "../publication/addresses.ts";
import type { Newsroom } from "./newsroom.ts";
import { regenerateArticle, regenerateDirectory, regenerateFeed } from "./regenerate.ts";
import { fulfilled, settleEach } from "./settled.ts";

/** What has to be looked at. */
export interface Outdated {
  readonly feeds: ReadonlySet<FeedName>;
  /** Ids whose pages may be out of date. */
  readonly articles: ReadonlySet<string>;
}

/** The list of all feeds, as one of the things that may fail. */
export const directory = "the list of feeds";

/**
 * The articles first, so that no feed names a page or a picture that is not there; then the feeds; the list of feeds last,
 * as it needs their names. Never throws: each may fail alone.
 */
export async function regenerateEach(touched: readonly Outdated[], newsroom: Newsroom) {
  const names = new Set(touched.flatMap(({ feeds }) => [...feeds]));
  const ids = new Set(touched.flatMap(({ articles }) => [...articles]));
  const articles = await settleEach(ids, (id) => regenerateArticle(id, newsroom));
  const feeds = await settleEach(names, (feed) => regenerateFeed(feed, newsroom));
  const labels = Object.fromEntries(fulfilled(feeds).filter(([, label]) => label !== undefined));
  return {
    feeds,
    articles,
    directory: await settleEach(names.size > 0 ? [directory] : [], () =>
      regenerateDirectory(labels, newsroom),
    ),
  };
}
