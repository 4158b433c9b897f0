// The newest index entries of feeds that a warm function keeps in memory. With them it can write a feed without listing its index first.
import type { FeedName } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";
import { feedOf, type IndexKey, instantOf, isTombstone } from "./keys.ts";

/** The maximum number of feeds whose entries are kept. They take less than two megabytes. */
const feedLimit = 100;

/** Entries as a listing has returned them. */
export interface Listing {
  readonly listed: readonly ListedObject[];
  /** The limit of the listing. If it is reached, there may be further entries. */
  readonly limit: number;
}

/** The newest entries and the latest tombstones of a feed. */
export interface FeedListing {
  readonly entries: Listing;
  readonly tombstones: Listing;
}

/**
 * The listings of one process, with the entries that it has written and deleted since. Other workers may have written more entries. So a
 * caller that uses a remembered listing must list the index afterwards. Readers lose no entry meanwhile: the feed is written on the
 * condition that its documents are still those that this process made of this listing.
 */
export class WarmListings {
  readonly #byFeed = new Map<FeedName, FeedListing & { readonly isChanged: boolean }>();

  /**
   * Returns the listing of a feed, and forgets it. Undefined if it is not in memory, if it is no longer complete, or if this process has
   * changed nothing in it, because then there is probably nothing to write.
   *
   * @param now entries of later times are left out; in milliseconds since 1970
   */
  take(feed: FeedName, now: number): FeedListing | undefined {
    const known = this.#byFeed.get(feed);
    this.#byFeed.delete(feed);
    if (!known?.isChanged) return undefined;
    const { entries, tombstones } = known;
    const { listed, limit } = entries;
    const present = listed.filter(({ key }) => instantOf(key) <= now);
    if (present.length < listed.length && listed.length === limit) return undefined;
    return { entries: { listed: present, limit }, tombstones };
  }

  keep(feed: FeedName, listing: FeedListing): void {
    this.#byFeed.delete(feed); // so that the feed moves to the end: the map is in the order of listing
    this.#byFeed.set(feed, { ...listing, isChanged: false });
    for (const oldest of [...this.#byFeed.keys()].slice(0, -feedLimit)) this.#byFeed.delete(oldest);
  }

  /** Adds an entry that this process has written. */
  add(key: IndexKey, etag: string): void {
    this.#change(key, (listing) => {
      const { listed, limit } = listing;
      const others = listed.filter((entry) => entry.key !== key);
      const all = [...others, { key, etag }].sort((one, other) => (one.key < other.key ? -1 : 1));
      return all.findIndex((entry) => entry.key === key) < limit
        ? { listed: all.slice(0, limit), limit }
        : listing;
    });
  }

  /** Removes an entry that this process has deleted. If there may be further entries, the next one is not known. */
  remove(key: IndexKey): void {
    this.#change(key, (listing) => {
      const { listed, limit } = listing;
      const others = listed.filter((entry) => entry.key !== key);
      if (others.length === listed.length) return listing;
      return listed.length < limit ? { listed: others, limit } : undefined;
    });
  }

  #change(key: IndexKey, change: (listing: Listing) => Listing | undefined): void {
    const feed = feedOf(key);
    const known = this.#byFeed.get(feed);
    if (!known) return;
    const kind = isTombstone(key) ? "tombstones" : "entries";
    const changed = change(known[kind]);
    if (!changed) this.#byFeed.delete(feed);
    else if (changed !== known[kind]) this.#byFeed.set(feed, { ...known, [kind]: changed, isChanged: true });
  }
}
