// Regenerates the documents of a batch: each document that may be out of date (only once, even if several files changed it), and the list
// of all feeds.

import { byPosition, settleParts } from "../archive/settle-parts.ts";
import { positionOf } from "../catalog/history/positions.ts";
import { type IndexKey, indexPrefix, instantOf } from "../catalog/keys.ts";
import { directoryPaths } from "../documents/render-documents.ts";
import type { CallContext } from "../protocol/context.ts";
import { awaitedLater, fulfilled, type Settled, settleEach, valueFor } from "../protocol/settled.ts";
import type { FeedName } from "../publication/addresses.ts";
import {
  type ArticleDone,
  eraseOldPictures,
  mayErase,
  regenerateArticle,
} from "../site/regenerate-article.ts";
import { readLive } from "../site/site-documents.ts";
import { restoreCurrent } from "./current-version.ts";
import { labelsOf, regenerateDirectory } from "./regenerate-directory.ts";
import { regenerateFeed } from "./regenerate-feed.ts";

/** Feeds and articles whose documents may be out of date. */
export interface StaleDocuments {
  readonly feeds: ReadonlySet<FeedName>;
  /** Ids whose pages may be out of date. */
  readonly articles: ReadonlySet<string>;
  /** For articles whose pages are already regenerated: what remains to be done. Undefined if the article may have changed since. */
  readonly done?: ReadonlyMap<string, ArticleDone | undefined>;
}

/** How many documents are regenerated at the same time. Few, so that those of one message are done before those of the next. */
const atOnce = 4;

/** No further document is begun when less time than this is left, in milliseconds: enough for large documents on a small function. */
const reserve = 15_000;

/** The key of the list of all feeds in the results. */
export const directory = "the list of feeds";

/** The key of the check of the current version in the results. */
export const currentVersion = "the current version";

/**
 * Regenerates everything in this order:
 *
 * 1. the pages of the articles, so that no feed names a page or a picture that does not exist;
 * 2. the feeds, and before each feed the parts of its history (its archives) that contain the articles;
 * 3. then old pictures are erased, because no feed names them any more;
 * 4. the list of feeds, because it needs the names of the feeds;
 * 5. last, if another version was activated in the meantime, that version must regenerate the feeds again.
 *
 * Each step follows the order of the messages. So if time runs out, the first messages are done, and the next delivery has less to do. This
 * never throws: the results contain the error of each document.
 */
export async function regenerateEach(effects: readonly StaleDocuments[], context: CallContext) {
  const names = new Set(effects.flatMap(({ feeds }) => [...feeds]));
  const ids = new Set(effects.flatMap(({ articles }) => [...articles]));
  const pace = { atOnce, timeLeft: context.timeLeft, reserve };
  const done = new Map(effects.flatMap((each) => [...(each.done ?? [])]));
  const pages = await settleEach(ids, async (id) => done.get(id) ?? regenerateArticle(id, context), pace);
  const hasFeeds = names.size > 0;
  const live = hasFeeds ? awaitedLater(readLive(directoryPaths, context)) : undefined;
  const pictured = new Map(fulfilled(pages).filter(([, { oldPictures }]) => oldPictures.length > 0));
  const looked = await settleEach(pictured.keys(), (id) => mayErase(valueFor(pages, id), context), pace);
  const erasable = new Set(fulfilled(looked).flatMap(([id, isErasable]) => (isErasable ? [id] : [])));
  const indexKeys = new Set(fulfilled(pages).flatMap(([, { record }]) => indexKeysOf(record)));
  const feeds = await settleEach(
    names,
    async (feed) => {
      await regenerateHistory(feed, indexKeys, context);
      return regenerateFeed(feed, context);
    },
    pace,
  );
  const isDone = ({ feeds: names }: StaleDocuments) =>
    [...names].every((name) => feeds.get(name)?.status === "fulfilled");
  const inFeeds = new Set(effects.filter(isDone).flatMap((each) => [...each.articles]));
  // A feed that could not be regenerated may still name an old picture. Its message comes again.
  const erased = await settleEach(
    erasable.intersection(inFeeds),
    (id) => eraseOldPictures(id, valueFor(pages, id), context),
    pace,
  );
  const articles: Settled<string, unknown> = new Map<string, PromiseSettledResult<unknown>>([
    ...pages,
    ...looked,
    ...erased,
  ]);
  const restore = () => settleEach(hasFeeds ? [currentVersion] : [], () => restoreCurrent(context));
  const [directories, current] = await Promise.all([
    settleEach(hasFeeds ? [directory] : [], async () =>
      regenerateDirectory(labelsOf(feeds), context, await live),
    ),
    restore(),
  ]);
  // The current version must be read after the last write of a document. It was already read while the list of feeds was regenerated. So if
  // the list was written, the current version is read again.
  const hasWritten = fulfilled(directories).some(([, changed]) => changed);
  return { feeds, articles, directory: directories, current: hasWritten ? await restore() : current };
}

function indexKeysOf(record: ArticleDone["record"]): readonly IndexKey[] {
  return record ? [...record.indexKeys, ...record.formerIndexKeys] : [];
}

/** Regenerates the parts of a feed's history (its archives) that contain any of these index keys. */
async function regenerateHistory(
  feed: FeedName,
  indexKeys: ReadonlySet<IndexKey>,
  context: CallContext,
): Promise<void> {
  if (!context.publication.archives) return;
  const now = context.now();
  const targets = [...indexKeys]
    .filter((key) => key.startsWith(indexPrefix(feed)) && instantOf(key) <= now)
    .map((key) => ({ at: positionOf(key) }));
  await settleParts(feed, byPosition(targets), context);
}
