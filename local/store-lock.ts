// One `npm start` at a time on a store: two would write each other's addresses into the feeds.
import { DatabaseSync } from "node:sqlite";
import { CannotStart } from "./cannot-start.ts";

/** SQLITE_BUSY (sqlite.org/rescode.html). */
const busy = 5;

/**
 * Holds the store until closed, or until this process ends in whatever way: SQLite's file locks go with it.
 *
 * @throws CannotStart when another process holds it
 */
export function lockStore(file: string): { close(): void } {
  const lock = new DatabaseSync(`${file}-lock`);
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) {
      throw new CannotStart(
        [`${file}: another npm start is at work on this store; name another with --store`],
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}
