// Step 3 for a batch: every document that was touched, once, and the list of all feeds.

import type { CallContext } from "../protocol/context.ts";
import { settleEach, valueFor } from "../protocol/settled.ts";
import type { FeedName } from "../publication/addresses.ts";
import { restoreCurrent } from "./current-version.ts";
import {
  type ArticleDone,
  eraseOldPictures,
  labelsOf,
  regenerateArticle,
  regenerateDirectory,
  regenerateFeed,
} from "./regenerate.ts";

/** What has to be looked at. */
export interface StaleDocuments {
  readonly feeds: ReadonlySet<FeedName>;
  /** Ids whose pages may be out of date. */
  readonly articles: ReadonlySet<string>;
  /** Those of them whose pages were brought into line already, with what is left to do. */
  readonly done?: ReadonlyMap<string, ArticleDone>;
}

/** Documents that are made at the same time: their reads overlap, and those of one message are done before the next one's. */
const atOnce = 4;

/** What documents under way may still take, ms: large ones, on a small function. */
const reserve = 15_000;

/** The list of all feeds, as one of the things that may fail. */
export const directory = "the list of feeds";

/** The look at the configuration version that is current by now, as another of them. */
export const currentVersion = "the current version";

/**
 * The articles first, so that no feed names a page or a picture that is not there. Then the feeds. Then old pictures go, which no
 * feed names any more; and the list of feeds comes after them, as it needs their names. At last, feeds that this call has
 * written after a deployment are left to the version that is current. In the order of what was touched: when time runs out, the
 * first messages are done and not brought again, so however long a batch takes, its rest takes less. Never throws: each may
 * fail alone.
 */
export async function regenerateEach(effects: readonly StaleDocuments[], context: CallContext) {
  const names = new Set(effects.flatMap(({ feeds }) => [...feeds]));
  const ids = new Set(effects.flatMap(({ articles }) => [...articles]));
  const pace = { atOnce, timeLeft: context.timeLeft, reserve };
  const done = new Map(effects.flatMap((each) => [...(each.done ?? [])]));
  const pages = await settleEach(ids, async (id) => done.get(id) ?? regenerateArticle(id, context), pace);
  const feeds = await settleEach(names, (feed) => regenerateFeed(feed, context), pace);
  const isDone = ({ feeds: names }: StaleDocuments) =>
    [...names].every((name) => feeds.get(name)?.status === "fulfilled");
  const inFeeds = new Set(effects.filter(isDone).flatMap((each) => [...each.articles]));
  const articles = await settleEach(
    ids,
    async (id) => {
      // A feed that could not be regenerated may still name an old picture. Its message comes again.
      if (valueFor(pages, id).hasOldPictures && inFeeds.has(id)) await eraseOldPictures(id, context);
    },
    pace,
  );
  const hasFeeds = names.size > 0;
  const directories = await settleEach(hasFeeds ? [directory] : [], () =>
    regenerateDirectory(labelsOf(feeds), context),
  );
  const current = await settleEach(hasFeeds ? [currentVersion] : [], () => restoreCurrent(context));
  return { feeds, articles, directory: directories, current };
}
