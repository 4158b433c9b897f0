// Reads the index entries of a record: one in each feed of its article.
import type { ObjectStore } from "../store/object-store.ts";
import type { ArticleRecord } from "./article-record.ts";
import { getIndexEntry } from "./catalog.ts";
import type { IndexKey } from "./keys.ts";
import type { Read } from "./stored-kind.ts";

/** The stored index entries of a record. */
export interface IndexOfRecord {
  /** Keys whose entries are missing or of an earlier revision. */
  readonly outdated: readonly IndexEntry[];
  /** Former keys of the record that still have entries. */
  readonly former: readonly IndexEntry[];
  /** The greatest revision that an entry has. */
  readonly latest: number;
}

interface IndexEntry extends Read<number | undefined> {
  readonly key: IndexKey;
}

export async function readIndex(
  { indexKeys, formerIndexKeys, revision }: ArticleRecord,
  catalog: ObjectStore,
): Promise<IndexOfRecord> {
  const readAll = (all: readonly IndexKey[]) =>
    Promise.all(all.map(async (key) => ({ key, ...(await getIndexEntry(catalog, key)) })));
  const [present, former] = await Promise.all([readAll(indexKeys), readAll(formerIndexKeys)]);
  return {
    outdated: present.filter(({ value }) => value === undefined || value < revision),
    former: former.filter(({ value }) => value !== undefined && value <= revision),
    latest: Math.max(0, ...present.map(({ value }) => value ?? 0)),
  };
}

/** The index entries of a new record. None exist yet, so no request is needed to find that out. */
export function indexOfNew({ indexKeys }: ArticleRecord): IndexOfRecord {
  const absent = { value: undefined, unchanged: { ifNoneMatch: "*" } } as const;
  return { outdated: indexKeys.map((key) => ({ key, ...absent })), former: [], latest: 0 };
}

/** Whether the index is complete: a feed that is made from it has this revision of the record or a later one. */
export function isIndexed({ outdated, former }: IndexOfRecord): boolean {
  return outdated.length + former.length === 0;
}
