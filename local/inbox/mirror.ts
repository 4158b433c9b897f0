// Makes the inbox agree with the folder, as an editor's uploads would. It only compares the present states of both, so events that
// get lost or come late do no harm.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isReservedKey } from "../../lambdas/inbox/key.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { batchSize, type Queue } from "../queue.ts";
import type { Copies } from "./copies.ts";
import { Deletions, goneTime, longestWait } from "./deletions.ts";
import { covers, type Drives, withoutDrives } from "./drives/drives.ts";
import { type FolderFile, listFolder, lookAt, readRegularFile, type Unreadable } from "./folder-files.ts";
import type { MovedFiles } from "./moved-files.ts";
import type { Settling, Writer } from "./settling.ts";

export interface MirrorOptions {
  /** An absolute path without symbolic links. */
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  readonly drives: Drives;
  readonly settling: Settling;
  readonly copies: Copies;
  /** Returns which of the paths a program has open for writing; undefined if that is not known. */
  readonly openForWriting: (paths: ReadonlySet<string>) => ReadonlySet<string> | undefined;
  /** The files that were renamed into their place. */
  readonly moved: MovedFiles;
  readonly now: () => number;
  /** When aborted, the mirror stops before the next file. The next run does the rest. */
  readonly signal: AbortSignal;
  /** Called after each file. `found`: how many files have to be looked at; `same`: how many of them the inbox already had. */
  readonly onProgress?: ((same: number, found: number) => void) | undefined;
}

export interface Mirrored {
  /** Entries that can't be read. What the inbox has at their keys stays there. */
  readonly unreadable: readonly Unreadable[];
  /** Files that must be checked again, because they are still being written, or because they are gone and were perhaps only renamed. */
  readonly unsettled: readonly string[];
  /** The unsettled files that a program has open for writing. */
  readonly open: readonly string[];
  /** Keys at which the folder and the inbox were not the same. */
  readonly different: readonly string[];
}

export class Mirror {
  readonly #options: MirrorOptions;
  readonly #deletions = new Deletions();
  #isFirst = true;

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /**
   * Copies the files at these keys. If one of them is gone or was renamed, the whole folder is mirrored instead, so that the old and
   * the new name are published together.
   */
  async mirrorKeys(keys: ReadonlySet<string>): Promise<Mirrored> {
    const { folder, inbox, queue, copies } = this.#options;
    const files: FolderFile[] = [];
    const unreadable: Unreadable[] = [];
    for (const key of keys) {
      const entry = await lookAt(folder, key);
      if (entry.kind === "file") files.push(entry);
      else if (entry.kind === "unreadable") unreadable.push(entry);
      else if (await inbox.head(key)) return this.mirrorFolder();
    }
    const stamps = copies.stamps();
    if (files.some(({ key, stamp }) => !copies.has(key) && stamps.has(stamp))) return this.mirrorFolder();
    await eventsHeard();
    for (const key of keys) copies.delete(key); // so that the file is read even if its time and size are the same
    try {
      const { complete, unsettled, open } = this.#classify(files);
      const problems = await this.#copy(complete);
      const different = [...complete, ...unsettled].map(({ key }) => key);
      return { unreadable: [...unreadable, ...problems], unsettled: keysOf(unsettled), open, different };
    } finally {
      queue.release();
    }
  }

  /** Copies all files of the folder, the oldest first, then deletes keys of the inbox that have no file. */
  async mirrorFolder(): Promise<Mirrored> {
    try {
      return await this.#mirrorFolder(goneTime);
    } finally {
      this.release(); // all changes are released together, so that readers never see a renamed article twice
    }
  }

  /**
   * Does the same as {@link mirrorFolder}, but at the start. Missing files are deleted at once, and the caller must call {@link release} at
   * the end.
   */
  async mirrorAtStart(): Promise<Mirrored> {
    const mirrored = await this.#mirrorFolder(0, this.#isFirst);
    this.#isFirst = false;
    return mirrored;
  }

  /** Lets the queue publish what was copied and deleted. */
  release(): void {
    this.#options.queue.release();
  }

  /** @param waitBeforeDeletion how long a file must have been gone, in milliseconds */
  async #mirrorFolder(waitBeforeDeletion: number, isFirst = false): Promise<Mirrored> {
    const { folder, inbox, drives, copies, now } = this.#options;
    const listing = await listFolder(folder);
    await eventsHeard();
    const etags = await listInbox(inbox);
    const stored = new Set(etags.keys());
    const { files, unreadable } = withoutDrives(listing, await drives.absent(listing, stored));
    if (isFirst) await copies.recall(files, etags);
    const found = new Set(keysOf(files));
    const gone = [...stored].filter(
      (key) => !found.has(key) && !unreadable.some((entry) => covers(entry, key)),
    );
    const { complete, unsettled, open } = this.#classify(files);
    const wait = unsettled.length > 0 ? longestWait : waitBeforeDeletion;
    const dueAmong = (there: readonly FolderFile[]) => {
      const stamps = new Set(there.map(({ stamp }) => stamp));
      const isRenamed = (key: string) => stamps.has(copies.stampOf(key) ?? "");
      return this.#deletions.due(gone, { now: now(), wait, isRenamed });
    };
    // A new file may be a renamed file, whose old name is now missing from the folder. New files are not copied until this is known, so
    // that the new key is written and the old key is deleted in the same run.
    const hasUndecided = dueAmong(complete).length < gone.length;
    const isHeld = ({ key }: FolderFile) => hasUndecided && !stored.has(key);
    const problems = await this.#copy(complete.filter((file) => !isHeld(file)));
    const failed = new Set(problems.map(({ key }) => key));
    const due = dueAmong(complete.filter(({ key }) => !failed.has(key)));
    const left = [...unreadable, ...problems, ...(await this.#delete(due))];
    const waiting = [...unsettled, ...complete.filter(isHeld)];
    return {
      unreadable: left,
      unsettled: [...keysOf(waiting), ...this.#deletions.waiting()],
      open,
      different: [...keysOf(complete), ...keysOf(unsettled), ...gone],
    };
  }

  /** Splits the files that differ from the inbox into those that are completely written, the oldest first, and those that are not. */
  #classify(files: readonly FolderFile[]) {
    const { settling, copies, now } = this.#options;
    const different = files.filter(({ key, stamp }) => copies.stampOf(key) !== stamp);
    const writerOf = this.#writersOf(different);
    const known = copies.stamps(); // a file that was only renamed was complete before
    const complete: FolderFile[] = [];
    const unsettled: FolderFile[] = [];
    for (const file of different) {
      const isComplete = known.has(file.stamp) || settling.isComplete(file, writerOf(file), now());
      (isComplete ? complete : unsettled).push(file);
    }
    const open = keysOf(unsettled.filter((file) => writerOf(file) === "open"));
    return { complete: complete.sort(byTime), unsettled, open };
  }

  /** Copies the files. They are published after the next release; of many files, each full batch is published at once. */
  async #copy(files: readonly FolderFile[]): Promise<readonly Unreadable[]> {
    const { queue, signal, onProgress } = this.#options;
    const unreadable: Unreadable[] = [];
    let changed = 0;
    let same = 0;
    for (const file of files) {
      if (signal.aborted) break;
      const outcome = await this.#put(file);
      if (typeof outcome === "object") unreadable.push(outcome);
      if (outcome === "changed" && ++changed % batchSize === 0) queue.release();
      if (outcome !== "changed") same++;
      onProgress?.(same, files.length);
    }
    return unreadable;
  }

  /**
   * Returns a function that tells whether a program writes to a file. Only recent files are looked up, because that goes through all open
   * files of the computer.
   */
  #writersOf(files: readonly FolderFile[]): (file: FolderFile) => Writer {
    const { folder, settling, openForWriting, moved, now } = this.#options;
    const recent = files.filter((file) => !settling.isOld(file, now()));
    const paths = new Set(recent.map(({ key }) => join(folder, key)));
    const open = paths.size > 0 ? openForWriting(paths) : undefined;
    const isOurs = (owner: number) => process.getuid?.() === owner || process.getuid?.() === 0;
    return ({ key, owner, isEmpty }) => {
      if (open?.has(join(folder, key))) return "open";
      if (!open || !isOurs(owner)) return "unknown";
      return moved.has(key) && !isEmpty ? "moved" : "closed";
    };
  }

  async #put(file: FolderFile): Promise<"changed" | "same" | Unreadable> {
    const { folder, inbox, queue, settling, moved, copies, now } = this.#options;
    const { key } = file;
    const began = now();
    let bytes: Uint8Array;
    try {
      bytes = await readRegularFile(folder, key);
    } catch (cause) {
      if (systemErrorCode(cause) === "ENOENT") return "same"; // the file was deleted a moment ago: the next scan of the folder finds that
      return { kind: "unreadable", key, cause };
    }
    const stored = await inbox.head(key);
    const etag = etagOf(bytes);
    if (stored?.etag !== etag) {
      await queue.remember(key, "ObjectCreated:Put");
      await inbox.put(key, bytes, { contentType: "application/octet-stream" });
    }
    copies.add(file, etag, began);
    settling.forget(key);
    moved.forget(key);
    return stored?.etag === etag ? "same" : "changed";
  }

  /** Deletes keys from the inbox. It looks at each file once more, because the file may have come back. */
  async #delete(keys: readonly string[]): Promise<readonly Unreadable[]> {
    const { folder, inbox, queue, moved, copies, signal } = this.#options;
    const unreadable: Unreadable[] = [];
    for (const key of keys) {
      if (signal.aborted) break;
      const entry = await lookAt(folder, key);
      if (entry.kind === "unreadable") unreadable.push(entry);
      this.#deletions.forget(key);
      if (entry.kind !== "absent") continue;
      moved.forget(key);
      await queue.remember(key, "ObjectRemoved:Delete");
      await inbox.delete(key);
      copies.delete(key);
    }
    return unreadable;
  }
}

/** Waits until the system's events for all earlier writes have arrived. */
function eventsHeard(): Promise<void> {
  return setImmediate();
}

function keysOf(files: readonly FolderFile[]): readonly string[] {
  return files.map(({ key }) => key);
}

/** The keys of the inbox with their ETags. */
async function listInbox(inbox: ObjectStore): Promise<ReadonlyMap<string, string>> {
  const listed = await inbox.list({ prefix: "" });
  return new Map(listed.filter(({ key }) => !isReservedKey(key)).map(({ key, etag }) => [key, etag]));
}

/** The ETag that S3 gives an object that was put in one request. */
function etagOf(bytes: Uint8Array): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

function byTime(a: FolderFile, b: FolderFile): number {
  return a.modified - b.modified || (a.key < b.key ? -1 : 1);
}
