// Records that a warm function keeps in memory, so that a feed of fifty entries costs one listing instead of fifty reads.

import type { ListedObject, ObjectStore } from "../store/object-store.ts";
import type { ArticleRecord } from "./article-record.ts";
import { getRecord } from "./catalog.ts";
import { recordKeyOf } from "./keys.ts";
import { WarmListings } from "./warm-listings.ts";

/** The maximum number of records: about ten megabytes. */
const recordLimit = 1000;

interface WarmRecord {
  /** The ETag of the index entry by which the record was found. */
  readonly etag: string;
  readonly record: Promise<ArticleRecord | undefined>;
}

/**
 * The records of one process, by the ETags of their index entries. An entry holds its record's revision. A worker that changes a
 * record writes the record's entries, and deletes its former ones, before it regenerates the feeds. So while an entry keeps its
 * ETag, the record is unchanged, or another worker will still regenerate the feed.
 */
export class WarmRecords {
  readonly listings = new WarmListings();
  readonly #byKey = new Map<string, WarmRecord>();

  /** The record that an index entry belongs to, at the entry's revision or a later one. */
  read({ key: indexKey, etag }: ListedObject, catalog: ObjectStore): Promise<ArticleRecord | undefined> {
    const key = recordKeyOf(indexKey);
    const known = this.#byKey.get(key);
    if (known?.etag === etag) return known.record;
    const record = getRecord(catalog, key).then(({ value }) => value);
    const entry = this.#keep(key, etag, record);
    // A failed read is not kept, so the next call of `read` tries again.
    record.catch(() => this.#byKey.get(key) === entry && this.#byKey.delete(key));
    return record;
  }

  /**
   * The records that index entries belong to, in the order of the entries. While a worker moves an article, it has an old and a new entry.
   * Both entries get the same record. The record names only one of them, so no feed shows the article twice.
   */
  readAll(
    listed: readonly ListedObject[],
    catalog: ObjectStore,
  ): Promise<readonly (ArticleRecord | undefined)[]> {
    const etags = new Map<string, string>();
    for (const { key, etag } of listed) {
      const record = recordKeyOf(key);
      if (etags.has(record) && etags.get(record) !== etag) this.#byKey.delete(record);
      etags.set(record, etag);
    }
    const records = new Map<string, Promise<ArticleRecord | undefined>>();
    const read = (entry: ListedObject) => {
      const key = recordKeyOf(entry.key);
      const record = records.get(key) ?? this.read(entry, catalog);
      records.set(key, record);
      return record;
    };
    return Promise.all(listed.map(read));
  }

  /** Keeps a record that this process has written, with one of its index entries. */
  keep({ key, etag }: ListedObject, record: ArticleRecord): void {
    this.#keep(recordKeyOf(key), etag, Promise.resolve(record));
    this.listings.add(key, etag);
  }

  #keep(key: string, etag: string, record: WarmRecord["record"]): WarmRecord {
    const entry = { etag, record };
    this.#byKey.delete(key); // so that the key moves to the end: the map is in the order of reading
    this.#byKey.set(key, entry);
    for (const oldest of this.#byKey.keys()) {
      if (this.#byKey.size <= recordLimit) break;
      this.#byKey.delete(oldest);
    }
    return entry;
  }
}
