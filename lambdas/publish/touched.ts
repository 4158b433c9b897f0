// What a reconciliation asks to be looked at after it.
import type { FeedName } from "../publication/addresses.ts";

/** Even when it changed nothing: a crash may have come just before. */
export interface Touched {
  readonly feeds: Set<FeedName>;
  /** Ids whose pages and pictures may be out of date. */
  readonly articles: Set<string>;
  /** Other files to reconcile: they name an id that this file no longer makes, or this file is a picture of theirs. */
  readonly others: Set<string>;
  /** When the article that this file owns is published, ms. */
  published?: number;
  /** The file that owned that article before. */
  insteadOf?: string;
}

export function nothingTouched(): Touched {
  return { feeds: new Set(), articles: new Set(), others: new Set() };
}
