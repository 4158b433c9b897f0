// Allows one `npm start` at a time for a store: two would write different addresses into the same feeds.
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CannotStart } from "../cannot-start.ts";

/** SQLITE_BUSY (sqlite.org/rescode.html). */
const busy = 5;

/**
 * Locks the store until the result is closed. The lock also ends when the process ends, because it is a file lock of SQLite.
 *
 * @throws CannotStart if another process holds the lock
 */
export function lockStore(file: string): { close(): void } {
  const lock = new DatabaseSync(lockFile(file));
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && "errcode" in error && error.errcode === busy)) throw error;
    const inUse = {
      arabic: "برنامج npm start آخر يعمل بهذا المخزن؛ أغلقه، أو سمّ مخزنا آخر بعد --store",
      english: "another npm start uses this store; end it, or name another store with --store",
    };
    throw CannotStart.about(file, inUse, error);
  }
}

/** Creates no file. @throws CannotStart if another process holds the lock */
export function checkUnlocked(file: string): void {
  if (existsSync(lockFile(file))) lockStore(file).close();
}

function lockFile(file: string): string {
  return `${file}-lock`;
}
