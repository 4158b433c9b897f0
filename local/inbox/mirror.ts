// Makes the inbox agree with the folder, as an editor's uploads would. Level-triggered: only the present state counts.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { isReservedKey } from "../../lambdas/inbox/key.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { batchSize, type Queue } from "../queue.ts";
import { Deletions, goneTime, longestWait } from "./deletions.ts";
import { covers, type Drives, withoutDrives } from "./drives.ts";
import { type FolderFile, listFolder, lookAt, readRegularFile, type Unreadable } from "./folder-files.ts";
import type { Settling, Writer } from "./settling.ts";

export interface MirrorOptions {
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  readonly drives: Drives;
  readonly settling: Settling;
  /** Those of the paths that a program has open for writing; undefined if nobody knows. */
  readonly openForWriting: (paths: ReadonlySet<string>) => ReadonlySet<string> | undefined;
  readonly now: () => number;
  /** Stops between two files. The next run does the rest. */
  readonly signal: AbortSignal;
  /** How many of the files that were found the inbox had already. */
  readonly onProgress?: ((same: number, found: number) => void) | undefined;
}

export interface Mirrored {
  /** Entries that can't be read. The inbox keeps what it has of them. */
  readonly unreadable: readonly Unreadable[];
  /** Files that are still being written, and files that are gone, but perhaps only renamed. They have to be looked at again. */
  readonly unsettled: readonly string[];
  /** Those of them that a program has open for writing. */
  readonly open: readonly string[];
  /** Keys at which the folder was found to differ from the inbox. */
  readonly different: readonly string[];
}

export class Mirror {
  readonly #options: MirrorOptions;
  /** The stamps of files that the inbox has. */
  readonly #stamps = new Map<string, string>();
  readonly #deletions = new Deletions();

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /**
   * Copies the files at these keys. If one is gone or was renamed, the whole folder is mirrored, so that its old and its new name
   * change together.
   */
  async mirrorKeys(keys: ReadonlySet<string>): Promise<Mirrored> {
    const { folder, inbox, queue } = this.#options;
    const files: FolderFile[] = [];
    const unreadable: Unreadable[] = [];
    for (const key of keys) {
      const entry = await lookAt(folder, key);
      if (entry.kind === "file") files.push(entry);
      else if (entry.kind === "unreadable") unreadable.push(entry);
      else if (await inbox.head(key)) return this.mirrorFolder();
    }
    const stamps = new Set(this.#stamps.values());
    if (files.some(({ key, stamp }) => !this.#stamps.has(key) && stamps.has(stamp)))
      return this.mirrorFolder();
    for (const key of keys) this.#stamps.delete(key); // read again, whatever the system says of its time and size
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
      this.release(); // together, so that readers see a renamed article once
    }
  }

  /** The same at the start, when what is gone is gone for good. It can be called again until everything is complete. */
  mirrorAtStart(): Promise<Mirrored> {
    return this.#mirrorFolder(0);
  }

  /** Publishes what was copied and deleted. */
  release(): void {
    this.#options.queue.release();
  }

  /** @param waitBeforeDeletion how long a file must have been gone, in milliseconds */
  async #mirrorFolder(waitBeforeDeletion: number): Promise<Mirrored> {
    const { folder, inbox, drives, now } = this.#options;
    const listing = await listFolder(folder);
    const stored = await listInbox(inbox);
    const { files, unreadable } = withoutDrives(listing, await drives.absent(listing, stored));
    const found = new Set(keysOf(files));
    const gone = [...stored].filter(
      (key) => !found.has(key) && !unreadable.some((entry) => covers(entry, key)),
    );
    const { complete, unsettled, open } = this.#classify(files);
    const wait = unsettled.length > 0 ? longestWait : waitBeforeDeletion;
    const dueAmong = (there: readonly FolderFile[]) => {
      const stamps = new Set(there.map(({ stamp }) => stamp));
      const isRenamed = (key: string) => stamps.has(this.#stamps.get(key) ?? "");
      return this.#deletions.due(gone, { now: now(), wait, isRenamed });
    };
    // A new file may be the one that is gone under another name. They change together.
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

  /** The files that the inbox does not have as they are: those that are complete, the oldest first, and the others. */
  #classify(files: readonly FolderFile[]) {
    const { settling, now } = this.#options;
    const different = files.filter(({ key, stamp }) => this.#stamps.get(key) !== stamp);
    const writerOf = this.#writersOf(different);
    const known = new Set(this.#stamps.values()); // a file that was only renamed is as complete as it was
    const complete: FolderFile[] = [];
    const unsettled: FolderFile[] = [];
    for (const file of different) {
      const isComplete = known.has(file.stamp) || settling.isComplete(file, writerOf(file), now());
      (isComplete ? complete : unsettled).push(file);
    }
    const open = keysOf(unsettled.filter((file) => writerOf(file) === "open"));
    return { complete: complete.sort(byTime), unsettled, open };
  }

  /** Copies the files. They are published after the next release, or earlier if they are many. */
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

  /** Looks only for files that may still be written to, because all open files of the computer are looked through. */
  #writersOf(files: readonly FolderFile[]): (file: FolderFile) => Writer {
    const { folder, settling, openForWriting, now } = this.#options;
    const recent = files.filter((file) => !settling.isOld(file, now()));
    const paths = new Set(recent.map(({ key }) => join(folder, key)));
    const open = paths.size > 0 ? openForWriting(paths) : undefined;
    const isOurs = (owner: number) => process.getuid?.() === owner || process.getuid?.() === 0;
    return ({ key, owner }) => {
      if (open?.has(join(folder, key))) return "open";
      return open && isOurs(owner) ? "closed" : "unknown";
    };
  }

  async #put({ key, stamp }: FolderFile): Promise<"changed" | "same" | Unreadable> {
    const { folder, inbox, queue, settling } = this.#options;
    let bytes: Uint8Array;
    try {
      bytes = await readRegularFile(folder, key);
    } catch (cause) {
      if (systemErrorCode(cause) === "ENOENT") return "same"; // deleted a moment ago, which is seen in the next look
      return { kind: "unreadable", key, cause };
    }
    const stored = await inbox.head(key);
    if (stored?.etag !== etagOf(bytes)) {
      await queue.remember(key, "ObjectCreated:Put");
      await inbox.put(key, bytes, { contentType: "application/octet-stream" });
    }
    this.#stamps.set(key, stamp);
    settling.forget(key);
    return stored?.etag === etagOf(bytes) ? "same" : "changed";
  }

  /** Looks at each file once more, because it may have come back. */
  async #delete(keys: readonly string[]): Promise<readonly Unreadable[]> {
    const { folder, inbox, queue, signal } = this.#options;
    const unreadable: Unreadable[] = [];
    for (const key of keys) {
      if (signal.aborted) break;
      const entry = await lookAt(folder, key);
      if (entry.kind === "unreadable") unreadable.push(entry);
      this.#deletions.forget(key);
      if (entry.kind !== "absent") continue;
      await queue.remember(key, "ObjectRemoved:Delete");
      await inbox.delete(key);
      this.#stamps.delete(key);
    }
    return unreadable;
  }
}

function keysOf(files: readonly FolderFile[]): readonly string[] {
  return files.map(({ key }) => key);
}

async function listInbox(inbox: ObjectStore): Promise<ReadonlySet<string>> {
  const listed = await inbox.list({ prefix: "" });
  return new Set(listed.map(({ key }) => key).filter((key) => !isReservedKey(key)));
}

/** The ETag that S3 gives an object that was put in one request. */
function etagOf(bytes: Uint8Array): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

function byTime(a: FolderFile, b: FolderFile): number {
  return a.modified - b.modified || (a.key < b.key ? -1 : 1);
}
