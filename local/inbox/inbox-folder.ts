// Watches the folder and mirrors it into the inbox. An event of the operating system is only a hint that a file may have changed, and some
// systems report no events. So the whole folder is also scanned regularly.
import type { EventEmitter } from "node:events";
import { setTimeout } from "node:timers/promises";
import { type FSWatcher, type FSWatcherEventMap, watch as watchWithChokidar } from "chokidar";
import type { Bilingual } from "../terminal/bilingual.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Copies } from "./copies.ts";
import type { MissedEvents } from "./drives/missed-events.ts";
import { isIgnored, keyOf, type Unreadable } from "./folder-files.ts";
import type { Mirror, Mirrored } from "./mirror.ts";
import type { MovedFiles } from "./moved-files.ts";
import { formatReadProblem } from "./read-problem.ts";

/** Durations, in milliseconds. */
const watchTimes = {
  /** How long events are collected before the files are read, so that files that are dropped together are published together. */
  gather: 25,
  /** After this time, files that are still being written, and files that are gone, are checked again. */
  again: 200,
  /** The pause before the next scan of the folder, after a fault or while the system reports no changes. */
  poll: 2000,
  /** The pause before the next scan of the folder while the system reports changes. Scans are still needed, because some events get lost. */
  sweep: 10_000,
};

/** The pause is at least this many times as long as the last scan took, so that large folders take little processor time. */
const rest = 20;

/** If more files than this can't be read, the terminal names only this many, and counts the others. */
const namedProblems = 10;

/** The part of chokidar's watcher that is used here. */
export type Watcher = EventEmitter<FSWatcherEventMap> & Pick<FSWatcher, "close">;

export interface InboxFolderOptions {
  /** An absolute path without symbolic links. */
  readonly folder: string;
  readonly mirror: Mirror;
  readonly missed: MissedEvents;
  readonly moved: MovedFiles;
  readonly copies: Copies;
  readonly terminal: Terminal;
  readonly times?: typeof watchTimes;
  readonly watch?: (folder: string) => Watcher;
}

/** The key of the folder itself stands for everything in it. */
const everything = "";

/** The watched folder, whose files are uploaded to the inbox. */
export class InboxFolder {
  readonly #options: InboxFolderOptions;
  readonly #times: typeof watchTimes;
  readonly #watcher: Watcher;
  readonly #watching = Promise.withResolvers<void>();
  readonly #hints = new Set<string>();
  #unreadable: ReadonlySet<string> = new Set();
  #unsettled: readonly string[] = [];
  #again = 0;
  #nextSweep = 0;
  /** Ends the sleep between two looks. The next hint aborts it. */
  #sleep = new AbortController();
  #isClosed = false;
  #work: Promise<void> = Promise.resolve();

  /** Starts to watch the folder. Nothing is mirrored before {@link mirror}. */
  constructor(options: InboxFolderOptions) {
    this.#options = options;
    this.#times = options.times ?? watchTimes;
    this.#watcher = (options.watch ?? watchFolder)(options.folder);
    for (const event of ["add", "change", "unlink"] as const)
      this.#watcher.on(event, (path) => this.#hint(path));
    this.#watcher.on("raw", (event, name, details) =>
      options.moved.hear(event, name, details as { readonly watchedPath?: unknown }),
    );
    this.#watcher.on("ready", this.#watching.resolve);
    this.#watcher.on("error", (error) => options.missed.fail(error));
  }

  /**
   * Mirrors the whole folder into the inbox, and after that each change, until {@link close}.
   *
   * @returns when the folder has been mirrored once, except for files that a program keeps open for writing
   */
  async mirror(): Promise<void> {
    const mirrored = this.#mirrorAll();
    this.#work = mirrored.then(() => this.#follow());
    await mirrored;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#watching.resolve();
    this.#sleep.abort();
    await this.#watcher.close();
    await this.#work;
    await this.#keepCopies();
  }

  #hint(path: string): void {
    const key = keyOf(this.#options.folder, path);
    this.#options.missed.hear(key);
    this.#hints.add(key);
    this.#sleep.abort();
  }

  async #mirrorAll(): Promise<void> {
    const { mirror, missed } = this.#options;
    await this.#watching.promise;
    while (!this.#isClosed) {
      const mirrored = await this.#look(new Set([everything]), () => mirror.mirrorAtStart());
      missed.lookedThrough(mirrored?.different);
      if (!mirrored || mirrored.unsettled.length === mirrored.open.length) break;
      await setTimeout(this.#again);
    }
    mirror.release();
    await this.#keepCopies();
  }

  /** If this fails, the next start only has more to read. */
  async #keepCopies(): Promise<void> {
    try {
      await this.#options.copies.keep();
    } catch (fault) {
      this.#options.terminal.fault("copies", fault);
    }
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      await this.#sleepUntilNextLook();
      if (this.#isClosed) return;
      const isSweep = Date.now() >= this.#nextSweep;
      const keys = isSweep ? new Set([everything]) : new Set([...this.#hints, ...this.#unsettled]);
      const { mirror } = this.#options;
      const mirrored = await this.#look(keys, () =>
        isSweep ? mirror.mirrorFolder() : mirror.mirrorKeys(keys),
      );
      if (isSweep) this.#options.missed.lookedThrough(mirrored?.different);
    }
  }

  async #sleepUntilNextLook(): Promise<void> {
    this.#sleep = new AbortController();
    const time = Math.max(0, this.#nextSweep - Date.now());
    const delay = this.#unsettled.length > 0 ? Math.min(this.#again, time) : time;
    const { signal } = this.#sleep;
    if (this.#hints.size === 0) await setTimeout(delay, undefined, { signal }).catch(() => undefined);
    if (this.#hints.size > 0 && !this.#isClosed) await setTimeout(this.#times.gather);
  }

  /** @returns undefined if the store failed */
  async #look(keys: ReadonlySet<string>, mirror: () => Promise<Mirrored>): Promise<Mirrored | undefined> {
    const { missed, terminal } = this.#options;
    const isWhole = keys.has(everything);
    const began = Date.now();
    this.#hints.clear();
    try {
      const mirrored = await mirror();
      terminal.settle("inbox");
      this.#complain(keys, mirrored.unreadable);
      const duration = Date.now() - began;
      const isOnlyOpen = mirrored.unsettled.length === mirrored.open.length;
      this.#unsettled = mirrored.unsettled;
      this.#again = Math.max(isOnlyOpen ? this.#times.poll : this.#times.again, duration);
      const pause = missed.isMissing ? this.#times.poll : this.#times.sweep;
      if (isWhole) this.#nextSweep = Date.now() + Math.max(pause, rest * duration);
      return mirrored;
    } catch (fault) {
      this.#nextSweep = Date.now() + this.#times.poll;
      terminal.fault("inbox", fault);
      return undefined;
    }
  }

  /** Tells the terminal about each file that can't be read, once. Of very many files, it only tells how many. */
  #complain(keys: ReadonlySet<string>, unreadable: readonly Unreadable[]): void {
    const { folder, terminal } = this.#options;
    const found = new Set(unreadable.map(({ key }) => key));
    for (const key of this.#unreadable) {
      const lookedAt = keys.has(everything) || keys.has(key);
      if (lookedAt && !found.has(key)) terminal.settle(`read ${key}`);
      if (!lookedAt) found.add(key);
    }
    this.#unreadable = found;
    for (const { key, cause } of unreadable.slice(0, namedProblems)) {
      terminal.problem(`read ${key}`, formatReadProblem(cause), key === everything ? folder : key);
    }
    const others = unreadable.length - namedProblems;
    if (others > 0) terminal.problem("read others", formatOthers(others));
  }
}

function formatOthers(count: number): Bilingual {
  return {
    arabic: `تعذرت قراءة ${count} أخرى للأسباب نفسها أو لغيرها`,
    english: `${count} others can't be read either`,
  };
}

function watchFolder(folder: string): Watcher {
  return watchWithChokidar(folder, {
    ignored: (path) => isIgnored(keyOf(folder, path)),
    ignoreInitial: true,
    followSymlinks: false,
  });
}
