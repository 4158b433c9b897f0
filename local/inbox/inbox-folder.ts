// Watches the folder. An event is only a hint that a file may have changed.
import { type FSWatcher, watch } from "chokidar";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import type { Queue } from "../queue.ts";
import { formatFault, formatName, type Terminal } from "../terminal.ts";
import { formatReadProblem, isIgnored, keyOf } from "./folder-files.ts";
import { type Mirrored, mirrorFolder, mirrorKeys } from "./mirror.ts";
import { settleTime } from "./settle-time.ts";

export interface InboxFolderOptions {
  /** An absolute path. */
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  readonly terminal: Terminal;
  /** When entries that could not be read or stored are tried again, in milliseconds. */
  readonly lookAgainTime?: number;
}

/** How long hints are gathered, in milliseconds, so that files that are dropped together are published together. */
const gatherTime = 75;

/** The key of the folder itself stands for everything in it. */
const everything = "";

/** The watched folder, whose files are uploaded to the inbox. */
export class InboxFolder {
  readonly #options: InboxFolderOptions;
  readonly #watcher: FSWatcher;
  readonly #watching = Promise.withResolvers<void>();
  readonly #closing = new AbortController();
  readonly #hints = new Set<string>();
  readonly #toLookAtAgain = new Set<string>();
  /** Files that were found before the watcher reported them. Until it does, it does not report their deletion either. */
  readonly #unreported = new Set<string>();
  #unreadable: ReadonlySet<string> = new Set();
  #gathering: NodeJS.Timeout | undefined;
  #lookingAgain: NodeJS.Timeout | undefined;
  #mirroring = Promise.resolve();

  /** Mirrors the whole folder into the inbox, then each change, until closed. */
  constructor(options: InboxFolderOptions) {
    this.#options = options;
    const { folder, terminal } = options;
    this.#watcher = watch(folder, {
      ignored: (path) => isIgnored(keyOf(folder, path)),
      ignoreInitial: true,
      awaitWriteFinish: settleTime,
    })
      .on("add", (path) => this.#hint(path))
      .on("change", (path) => this.#hint(path))
      .on("unlink", (path) => this.#hint(path))
      .on("ready", this.#watching.resolve)
      .on("error", (error) =>
        terminal.complain("watch", `the folder can't be watched: ${formatFault(error)}`),
      );
  }

  /** Resolves when the folder is watched and has been mirrored once. */
  async mirrored(): Promise<void> {
    await this.#watching.promise;
    this.#hints.add(everything);
    await this.#mirrorNext();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#watching.resolve();
    clearTimeout(this.#gathering);
    clearTimeout(this.#lookingAgain);
    await this.#watcher.close();
    await this.#mirroring;
  }

  #hint(path: string): void {
    const key = keyOf(this.#options.folder, path);
    this.#hints.add(key);
    this.#unreported.delete(key);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#mirrorNext();
    }, gatherTime);
  }

  /** Runs one mirroring at a time. Each takes all hints that there are. */
  #mirrorNext(): Promise<void> {
    this.#mirroring = this.#mirroring.then(() => this.#mirrorHinted());
    return this.#mirroring;
  }

  async #mirrorHinted(): Promise<void> {
    const { terminal } = this.#options;
    const keys = new Set(this.#hints);
    this.#hints.clear();
    try {
      const options = { ...this.#options, signal: this.#closing.signal };
      this.#judge(keys, await (keys.has(everything) ? mirrorFolder(options) : mirrorKeys(keys, options)));
      terminal.settle("inbox");
    } catch (fault) {
      terminal.complain(
        "inbox",
        `the folder can't be mirrored now and will be tried again: ${formatFault(fault)}`,
      );
      this.#lookAgainAt([...keys]);
    }
  }

  /** Prints once for each file that it can't be read, and schedules another look at what may change without an event. */
  #judge(keys: ReadonlySet<string>, { files, unreadable }: Mirrored): void {
    const { folder, terminal } = this.#options;
    const found = new Set(unreadable.map(({ key }) => key));
    for (const key of this.#unreadable) {
      const lookedAt = keys.has(everything) || keys.has(key);
      if (lookedAt && !found.has(key)) terminal.settle(`read ${key}`);
      if (!lookedAt) found.add(key);
    }
    for (const { key, cause } of unreadable) {
      const name = key === everything ? folder : key;
      terminal.complain(`read ${key}`, `${formatName(name)}: ${formatReadProblem(cause)}; left as it was`);
    }
    this.#unreadable = found;
    this.#noteUnreported(keys, new Set(files.map(({ key }) => key)));
    const unsettled = files.filter((file) => !file.isSettled).map(({ key }) => key);
    this.#lookAgainAt([...found, ...unsettled, ...this.#unreported]);
  }

  #noteUnreported(keys: ReadonlySet<string>, found: ReadonlySet<string>): void {
    for (const key of keys) if (!found.has(key)) this.#unreported.delete(key);
    if (keys.has(everything)) return;
    for (const key of found) if (!keys.has(key) && !this.#hints.has(key)) this.#unreported.add(key);
  }

  #lookAgainAt(keys: readonly string[]): void {
    if (this.#closing.signal.aborted || keys.length === 0) return;
    for (const key of keys) this.#toLookAtAgain.add(key);
    this.#lookingAgain ??= setTimeout(() => {
      this.#lookingAgain = undefined;
      for (const key of this.#toLookAtAgain) this.#hints.add(key);
      this.#toLookAtAgain.clear();
      this.#mirrorNext();
    }, this.#options.lookAgainTime ?? 2000);
  }
}
