// The names of the catalog's objects. S3 lists keys in UTF-8 byte order, so these names are its only index.

import type { FeedName } from "../publication/addresses.ts";
import { utf8Length } from "../text/utf8.ts";

/**
 * `index/<feed>/<reversed time>/<id>`: the position of one article in one feed, newest first. A withdrawn article has tombstones
 * instead, `gone/<feed>/<reversed time>/<id>`.
 */
export type IndexKey = string;

/** Instants in milliseconds up to the year 2286 have at most this many digits. */
const timeDigits = 13;
const endOfTime = 10 ** timeDigits - 1;

/** The names of all feeds except the newspaper's own. */
export const feedLabelsKey = "feeds";

/** The progress of the clock with articles under embargo. */
export const duePublishedKey = "due";

/** The progress of the renewal of all feeds. */
export const renewalKey = "renewal";

/** The claims of a file: every id that it has ever had. */
export function claimsKey(sourceKey: string): string {
  return `sources/${sourceKey}`;
}

/** What the bytes with this ETag were published as. An ETag is in quotes. */
export function contentKey(etag: string): string {
  return `contents/${etag.replaceAll('"', "")}`;
}

/** The files that ever named this picture. All spellings of the picture's name give the same key. */
export function pictureUsersKey(pictureKey: string): string {
  const extensionAt = pictureKey.lastIndexOf(".");
  const stem = pictureKey.slice(0, extensionAt).normalize("NFC");
  return `pictures/${stem}${pictureKey.slice(extensionAt).toLowerCase()}`;
}

export function recordKey(id: string): string {
  return `articles/${segment(id)}`;
}

/** @param published milliseconds since the epoch, 1970 to 2286 */
export function indexKeyOf(feed: FeedName, published: number, id: string): IndexKey {
  return `${indexPrefix(feed)}${reversed(published)}/${segment(id)}`;
}

export function indexPrefix(feed: FeedName): string {
  return `index/${feed}/`;
}

/** The key after which a listing of the feed holds the entries of this instant and older ones. */
export function indexFrom(feed: FeedName, instant: number): string {
  return `${indexPrefix(feed)}${reversed(instant)}`;
}

/** The key after which a listing of all indexes holds no entry of this feed or one before it: `:` is the byte after `9`. */
export function indexBehind(feed: FeedName): string {
  return `${indexPrefix(feed)}:`;
}

/**
 * The place of a tombstone: says that an article was withdrawn from a feed. The latest is first.
 *
 * @param withdrawn milliseconds since the epoch
 */
export function tombstoneKeyOf(feed: FeedName, withdrawn: number, id: string): IndexKey {
  return `${tombstonePrefix(feed)}${reversed(withdrawn)}/${segment(id)}`;
}

export function tombstonePrefix(feed: FeedName): string {
  return `gone/${feed}/`;
}

export function isTombstone(key: IndexKey): boolean {
  return key.startsWith("gone/");
}

export function feedOf(key: IndexKey): FeedName {
  return key.split("/").slice(1, -2).join("/") as FeedName;
}

/** Milliseconds since the epoch. */
export function instantOf(key: IndexKey): number {
  return endOfTime - Number(key.split("/").at(-2));
}

/** The key of the record that an index key belongs to. */
export function recordKeyOf(key: IndexKey): string {
  return `articles/${key.split("/").at(-1)}`;
}

/** The bytes of an id within a key. A key has at most 1,024 bytes. */
export function idBytes(id: string): number {
  return utf8Length(segment(id));
}

function reversed(instant: number): string {
  return String(endOfTime - instant).padStart(timeDigits, "0");
}

/** An id as one segment of a key. Only `%` and `/` are escaped, because a percent-encoded Arabic letter takes six bytes. */
function segment(id: string): string {
  return id.replaceAll("%", "%25").replaceAll("/", "%2F");
}
