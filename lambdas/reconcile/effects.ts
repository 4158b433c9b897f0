// What must be regenerated after a reconciliation. Also if it changed nothing, because an earlier call may have crashed.
import type { FeedName } from "../publication/addresses.ts";
import type { ArticleDone } from "../regenerate/regenerate.ts";
import type { Surplus } from "./surplus.ts";

export interface ReconcileEffects {
  readonly feeds: ReadonlySet<FeedName>;
  /** Ids whose pages and pictures may be out of date. */
  readonly articles: ReadonlySet<string>;
  /** Those of them whose pages are in line already, with what remains to do. */
  readonly done: ReadonlyMap<string, ArticleDone>;
  /** Files that name an id which this file had and no longer makes: the one modified last inherits it. */
  readonly otherClaimants: ReadonlySet<string>;
  /** The files of the articles that show this picture. */
  readonly pictureArticles: ReadonlySet<string>;
  /** The articles that this file owns, by their ids. */
  readonly owned: ReadonlyMap<string, Owned>;
  /** Ids for which something was written that is not only the date of the file. */
  readonly changed: ReadonlySet<string>;
  /** What may be forgotten once all the rest is done: by the keys of the catalog. */
  readonly surplus: ReadonlyMap<string, Surplus>;
}

export interface Owned {
  /** When it is published, ms. */
  readonly published: number;
  /** The file that owned it before. */
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
