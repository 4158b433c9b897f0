// The object store in one SQLite file, for local use and for tests. It behaves as S3 does.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  ConditionFailed,
  type ListedObject,
  type ObjectHead,
  type ObjectStore,
  type StoredObject,
  StoreFault,
} from "../lambdas/store/object-store.ts";
import { endOf, firstKey, keyBytes } from "./sqlite-keys.ts";

export interface SqliteStore {
  /** The bucket of this name. No bucket has to be created first. */
  bucket(name: string): ObjectStore;
  close(): void;
}

/** The file can't hold a store. The message says why; the cause is SQLite's error. */
export class StoreFileUnusable extends Error {
  override readonly name = "StoreFileUnusable";
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file} cannot hold the store: ${reason}`, options);
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html). */
const corrupt = 11;
const notADatabase = 26;

// Keys are blobs, not text: SQLite compares blobs by bytes, which is S3's order, and node:sqlite reads text only up to a NUL.
// The table keeps its row ids, so that the index holds no bodies, and the columns before a body are read without the body.
const tableDefinition = `
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, key BLOB NOT NULL, etag TEXT NOT NULL, last_modified INTEGER NOT NULL,
    content_type TEXT NOT NULL, cache_control TEXT, body BLOB NOT NULL, fingerprint TEXT,
    status INTEGER, location TEXT, link TEXT,
    PRIMARY KEY (bucket, key)
  ) STRICT;
`;

const headColumns = `etag, last_modified AS lastModified, length(body) AS size, content_type AS contentType,
  cache_control AS cacheControl, fingerprint, status, location, link`;

const writtenColumns =
  "etag, last_modified, content_type, cache_control, body, fingerprint, status, location, link";

/**
 * Opens or creates the store at `file`, whose folder must exist. Several processes may have one file open.
 *
 * @param file a path, or `:memory:` for a store in memory
 * @param now the clock for the times of modification
 * @throws StoreFileUnusable
 */
export function openSqliteStore(file: string, now: () => number = Date.now): SqliteStore {
  const database = openDatabase(file);
  return { bucket: (name) => sqliteBucket(database, name, now), close: () => database.close() };
}

function openDatabase(file: string): DatabaseSync {
  if (file !== ":memory:" && !existsSync(dirname(file))) {
    throw new StoreFileUnusable(file, "its folder does not exist");
  }
  let database: DatabaseSync | undefined;
  try {
    // Waits at most five seconds for a writer in another process; then the call throws a StoreFault.
    database = new DatabaseSync(file, { timeout: 5000 });
    // NORMAL: a power cut can undo the last puts, but only in their order. All buckets are in this file, and the queue stores that a key will
    // change before the key changes. So the next start finds every change that was undone. FULL would wait for the disk after each put.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${tableDefinition}`);
    addMissingColumns(database);
    if (file !== ":memory:") checkPages(database);
    return database;
  } catch (error) {
    database?.close();
    throw new StoreFileUnusable(file, reasonOf(error), { cause: error });
  }
}

/** Finds pages that a failing disk has damaged, before something is published from them. */
function checkPages(database: DatabaseSync): void {
  const [first] = database.prepare("PRAGMA quick_check(1)").all();
  const result = String(first?.quick_check);
  if (result !== "ok") throw Object.assign(new Error(result), { errcode: corrupt });
}

/** Columns that are missing in a store of an older version, with their types. */
const addedColumns = { fingerprint: "TEXT", status: "INTEGER", location: "TEXT", link: "TEXT" };

/** Adds the columns that are missing in a store of an older version. */
function addMissingColumns(database: DatabaseSync): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('objects')").all();
  for (const [column, type] of Object.entries(addedColumns)) {
    if (columns.some(({ name }) => name === column)) continue;
    database.exec(`ALTER TABLE objects ADD COLUMN ${column} ${type}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code === notADatabase) return "it is not a database of SQLite";
  return code === corrupt ? "it is damaged" : "SQLite cannot open it";
}

/** Checks a condition in the same SQL statement that writes, so that both are one atomic step, even between processes. */
function sqliteBucket(database: DatabaseSync, bucket: string, now: () => number): ObjectStore {
  const selectHead = database.prepare(`SELECT ${headColumns} FROM objects WHERE bucket = ? AND key = ?`);
  const select = database.prepare(`SELECT ${headColumns}, body FROM objects WHERE bucket = ? AND key = ?`);
  // As texts, keys are read in half the time. The order is that of their bytes.
  const selectKeys = database.prepare(
    `SELECT CAST(key AS TEXT) AS key, etag FROM objects WHERE bucket = ? AND key >= ? AND key < ?
      ORDER BY objects.key LIMIT ?`,
  );
  const insert = `INSERT INTO objects (${writtenColumns}, bucket, key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (bucket, key) DO`;
  const putIfAbsent = database.prepare(`${insert} NOTHING`);
  const inserted = writtenColumns.replaceAll(/\w+/g, "excluded.$&");
  const putAlways = database.prepare(`${insert} UPDATE SET (${writtenColumns}) = (${inserted})`);
  const putIfMatch = database.prepare(
    `UPDATE objects SET (${writtenColumns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE bucket = ? AND key = ? AND etag = ?`,
  );
  const deleteAlways = database.prepare("DELETE FROM objects WHERE bucket = ? AND key = ?");
  const deleteIfMatch = database.prepare("DELETE FROM objects WHERE bucket = ? AND key = ? AND etag = ?");

  return {
    async get(key) {
      return orFault("get", key, () => {
        return withoutNulls<StoredObject>(select.get(bucket, keyBytes(key)));
      });
    },

    async head(key) {
      return orFault("head", key, () => {
        return withoutNulls<ObjectHead>(selectHead.get(bucket, keyBytes(key)));
      });
    },

    async put(key, body, { contentType, cacheControl, fingerprint, status, location, link, condition }) {
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const changes = orFault("put", key, () => {
        const headers = [contentType, cacheControl ?? null, body] as const;
        const metadata = [fingerprint ?? null, status ?? null, location ?? null, link ?? null] as const;
        const values = [etag, now(), ...headers, ...metadata, bucket, keyBytes(key)] as const;
        if (condition === undefined) return putAlways.run(...values).changes;
        if ("ifMatch" in condition) return putIfMatch.run(...values, condition.ifMatch).changes;
        if (condition.ifNoneMatch === "*") return putIfAbsent.run(...values).changes;
        throw new TypeError("a condition has ifMatch, or ifNoneMatch with the value *");
      });
      if (changes === 0) throw new ConditionFailed("put", key);
      return etag;
    },

    async list({ prefix, startAfter, limit = Number.POSITIVE_INFINITY }) {
      return orFault("list", prefix, () => {
        if (limit <= 0) return [];
        const most = limit === Number.POSITIVE_INFINITY ? -1 : limit;
        const rows = selectKeys.all(bucket, firstKey(prefix, startAfter), endOf(prefix), most);
        return (rows as unknown as readonly ListedObject[]).map(({ key, etag }) => ({ key, etag }));
      });
    },

    async delete(key, condition) {
      const changes = orFault("delete", key, () =>
        condition === undefined
          ? deleteAlways.run(bucket, keyBytes(key)).changes
          : deleteIfMatch.run(bucket, keyBytes(key), condition.ifMatch).changes,
      );
      if (condition !== undefined && changes === 0) throw new ConditionFailed("delete", key);
    },
  };
}

function orFault<T>(verb: "get" | "head" | "put" | "list" | "delete", key: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new StoreFault(verb, key, { cause: error });
  }
}

/** Returns a row without its null columns, because the optional members of the result are absent, not null. */
function withoutNulls<Row>(row: object | undefined): Row | undefined {
  return row && (Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row);
}
