// What a warm function keeps of the records that its feeds are made of, so that a feed of fifty entries costs one listing
// and not fifty reads.

import type { ListedObject, ObjectStore } from "../store/object-store.ts";
import type { ArticleRecord } from "./article-record.ts";
import { getRecord } from "./catalog.ts";
import { recordKeyOf } from "./keys.ts";

/** Some ten megabytes of articles. */
const recordLimit = 1000;

interface WarmRecord {
  /** Of the index entry by which it was found. */
  readonly etag: string;
  readonly record: Promise<ArticleRecord | undefined>;
}

/**
 * The records of one process, by the ETags of their index entries. An entry holds its record's revision, and whoever
 * changes a record writes the entries where it stands and takes away those that it leaves, before the feed is done. So
 * while an entry keeps its ETag, either nobody has changed the record, or somebody has yet to regenerate the feed.
 */
export class WarmRecords {
  readonly #byKey = new Map<string, WarmRecord>();

  /** The record that an index entry belongs to, at the entry's revision or a later one. */
  read({ key: indexKey, etag }: ListedObject, catalog: ObjectStore): Promise<ArticleRecord | undefined> {
    const key = recordKeyOf(indexKey);
    const known = this.#byKey.get(key);
    if (known?.etag === etag) return known.record;
    const record = getRecord(catalog, key).then(({ value }) => value);
    const entry = { etag, record };
    this.#byKey.delete(key); // so that the map is in the order of reading
    this.#byKey.set(key, entry);
    // What can't be read is read again.
    record.catch(() => this.#byKey.get(key) === entry && this.#byKey.delete(key));
    for (const oldest of this.#byKey.keys()) {
      if (this.#byKey.size <= recordLimit) break;
      this.#byKey.delete(oldest);
    }
    return record;
  }
}
