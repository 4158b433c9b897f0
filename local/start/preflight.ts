// The checks of `npm start` before it writes anything.
import { mkdir, readdir, realpath } from "node:fs/promises";
import { dirname, isAbsolute } from "node:path";
import { CannotStart, systemErrorCode } from "../cannot-start.ts";
import { isIgnored, keyOf } from "../inbox/folder-files.ts";
import { formatReadProblem } from "../inbox/read-problem.ts";
import { type Listening, listen } from "../site/listen.ts";
import { openSqliteStore, type SqliteStore } from "../sqlite-object-store.ts";
import { explainFault } from "../terminal/faults.ts";
import { yieldingStores } from "../yielding-stores.ts";
import type { Options } from "./options.ts";
import { checkUnlocked, lockStore } from "./store-lock.ts";

/**
 * Returns the real path of the folder, without links.
 *
 * @throws CannotStart if it does not exist or can't be read
 */
export async function checkFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    await readdir(real);
    return real;
  } catch (error) {
    throw CannotStart.about(folder, folderProblem(error), error);
  }
}

function folderProblem(error: unknown) {
  switch (systemErrorCode(error)) {
    case "ENOENT":
      return {
        arabic: "لا يوجد مجلد هنا؛ أنشئه، أو أوصل القرص الذي هو عليه، أو سمّ مجلدا آخر بعد --articles",
        english: "there is no such folder; make it, connect its drive, or name another with --articles",
      };
    case "ENOTDIR":
      return {
        arabic: "ليس هذا مجلدا؛ سمّ بعد --articles مجلدا فيه مقالات",
        english: "this is not a folder; --articles names a folder of articles",
      };
    default:
      return formatReadProblem(error);
  }
}

/** @throws CannotStart if the port is not free. If another `npm start` uses the same store, the error says that instead. */
export async function takePort({ port, host, store }: Options): Promise<Listening> {
  try {
    return await listen(port, host);
  } catch (error) {
    checkUnlocked(store);
    throw error;
  }
}

/** @throws CannotStart if the store is in the watched folder: its file would be copied into the store itself */
export function checkStoreIsOutside(store: string, folder: string): void {
  const key = keyOf(folder, store);
  const isOutside = key.startsWith("../") || isAbsolute(key);
  if (isOutside || isIgnored(key)) return;
  throw CannotStart.about(store, {
    arabic: "لا يجوز أن يكون المخزن بين المقالات؛ سمّ ملفا آخر بعد --store",
    english: "the store must not be among the articles; name another file with --store",
  });
}

/**
 * Opens the store, and makes its folder if it is missing.
 *
 * @throws CannotStart if the file can't hold a store, or another process uses it
 */
export async function openStore(file: string): Promise<SqliteStore> {
  using stack = new DisposableStack();
  try {
    await mkdir(dirname(file), { recursive: true });
    const store = openSqliteStore(file);
    stack.defer(() => store.close());
    const lock = lockStore(file);
    stack.defer(() => lock.close());
    const opened = stack.move();
    return { bucket: yieldingStores(store.bucket), close: () => opened.dispose() };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw CannotStart.about(file, explainFault(error), error);
  }
}
