// Checks before anything is written.
import { mkdir, readdir } from "node:fs/promises";
import { dirname, isAbsolute } from "node:path";
import { CannotStart, systemErrorCode } from "../cannot-start.ts";
import { formatReadProblem, isIgnored, keyOf } from "../inbox/folder-files.ts";
import { openSqliteStore, type SqliteStore, StoreFileUnusable } from "../sqlite-object-store.ts";
import { formatFault } from "../terminal.ts";
import { lockStore } from "./store-lock.ts";

/** @throws CannotStart if the folder does not exist or can't be read */
export async function checkFolder(folder: string): Promise<void> {
  try {
    await readdir(folder);
  } catch (error) {
    const code = systemErrorCode(error);
    const problem =
      code === "ENOENT"
        ? "there is no such folder; make it, or name another with --articles"
        : code === "ENOTDIR"
          ? "this is not a folder; --articles names a folder of articles"
          : formatReadProblem(error);
    throw new CannotStart([`${folder}: ${problem}`], { cause: error });
  }
}

/** @throws CannotStart if the store lies in the watched folder, where it would be mirrored into itself */
export function checkStoreIsOutside(store: string, folder: string): void {
  const key = keyOf(folder, store);
  const isOutside = key.startsWith("../") || isAbsolute(key);
  if (isOutside || isIgnored(key)) return;
  throw new CannotStart([
    `${store}: the store must not be among the articles; name another file with --store`,
  ]);
}

/**
 * Opens the store, and makes its folder if it is missing.
 *
 * @throws CannotStart if the file can't hold a store or another process uses it
 */
export async function openStore(file: string): Promise<SqliteStore> {
  try {
    await mkdir(dirname(file), { recursive: true });
    const store = openSqliteStore(file);
    try {
      const lock = lockStore(file);
      return {
        bucket: store.bucket,
        close: () => {
          store.close();
          lock.close();
        },
      };
    } catch (error) {
      store.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof StoreFileUnusable) throw new CannotStart([error.message], { cause: error });
    if (systemErrorCode(error)) throw new CannotStart([`${file}: ${formatFault(error)}`], { cause: error });
    throw error;
  }
}
