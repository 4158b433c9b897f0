// What a reconciliation asks to be looked at after it.
import type { FeedName } from "../publication/addresses.ts";
import type { ArticleDone } from "../regenerate/regenerate.ts";

/** Even when it changed nothing: a crash may have come just before. */
export interface ReconcileEffects {
  readonly feeds: Set<FeedName>;
  /** Ids whose pages and pictures may be out of date. */
  readonly articles: Set<string>;
  /** Those of them whose pages were brought into line before the index named them. */
  readonly done: Map<string, ArticleDone>;
  /** Files that name an id which this file had and no longer makes: the one modified last inherits it. */
  readonly otherClaimants: Set<string>;
  /** Articles of which this file is a picture. */
  readonly pictureArticles: Set<string>;
  /** The articles that this file owns, by their ids. */
  readonly owned: Map<string, Owned>;
  /** Ids of which something was written. */
  readonly changed: Set<string>;
}

export interface Owned {
  /** When it is published, ms. */
  readonly published: number;
  /** The file that owned it before. */
  readonly previousOwner: string | undefined;
}

export function noEffects(): ReconcileEffects {
  return {
    feeds: new Set(),
    articles: new Set(),
    done: new Map(),
    otherClaimants: new Set(),
    pictureArticles: new Set(),
    owned: new Map(),
    changed: new Set(),
  };
}
