// The effects of reconciling a file: the documents that must be regenerated, and the other files that must be looked at. There are
// effects even if nothing was changed, because an earlier call may have crashed before it finished.
import type { FeedName } from "../publication/addresses.ts";
import type { ArticleDone } from "../site/regenerate-article.ts";
import type { Surplus } from "./surplus.ts";

export interface ReconcileEffects {
  readonly feeds: ReadonlySet<FeedName>;
  /** Ids whose pages and pictures may be out of date. */
  readonly articles: ReadonlySet<string>;
  /** For articles whose pages are already regenerated: what remains to be done. Undefined if the article may have changed since. */
  readonly done: ReadonlyMap<string, ArticleDone | undefined>;
  /** Other files that name an id which this file had before. The one that was modified last becomes the owner of the article. */
  readonly otherClaimants: ReadonlySet<string>;
  /** If the file is a picture: the files of the articles that show it. */
  readonly pictureArticles: ReadonlySet<string>;
  /** The articles that this file owns, by their ids. */
  readonly owned: ReadonlyMap<string, Owned>;
  /** Ids for which something was written, except those where only the time of the file was new. */
  readonly changed: ReadonlySet<string>;
  /** What may be removed from the catalog after all other work is done. The keys are those of the objects. */
  readonly surplus: ReadonlyMap<string, Surplus>;
}

interface Owned {
  /** When the article is published, in milliseconds since 1970. */
  readonly published: number;
  /** The file that owned the article before, if it was another one. */
  readonly previousOwner: string | undefined;
}

export const noEffects: ReconcileEffects = {
  feeds: new Set(),
  articles: new Set(),
  done: new Map(),
  otherClaimants: new Set(),
  pictureArticles: new Set(),
  owned: new Map(),
  changed: new Set(),
  surplus: new Map(),
};

/** The effects of two steps together. */
export function joinEffects(first: ReconcileEffects, then: ReconcileEffects): ReconcileEffects {
  const owned = [...then.owned].map(([id, { published, previousOwner }]) => {
    return [id, { published, previousOwner: previousOwner ?? first.owned.get(id)?.previousOwner }] as const;
  });
  return {
    feeds: first.feeds.union(then.feeds),
    articles: first.articles.union(then.articles),
    done: new Map([...first.done, ...then.done]),
    otherClaimants: first.otherClaimants.union(then.otherClaimants),
    pictureArticles: first.pictureArticles.union(then.pictureArticles),
    owned: new Map([...first.owned, ...owned]),
    changed: first.changed.union(then.changed),
    surplus: new Map([...first.surplus, ...then.surplus]),
  };
}
