// Makes the inbox agree with the folder, as an editor's uploads would. Level-triggered: only the present state counts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { isReservedKey } from "../../lambdas/inbox/key.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { batchSize, type Queue } from "../queue.ts";
import { type FolderEntry, listFolder, lookAt } from "./folder-files.ts";
import { settleTime } from "./settle-time.ts";

type File = Extract<FolderEntry, { kind: "file" }>;
type Unreadable = Extract<FolderEntry, { kind: "unreadable" }>;

export interface MirrorOptions {
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  /** Stops between two files. The next run does the rest. */
  readonly signal: AbortSignal;
}

export interface Mirrored {
  /** The files that were found; the inbox has them now. */
  readonly files: readonly File[];
  /** Entries that can't be read. The inbox keeps what it has of them. */
  readonly unreadable: readonly Unreadable[];
}

/** Mirrors everything in the folder, and deletes keys of the inbox that have no file. */
export async function mirrorFolder(options: MirrorOptions): Promise<Mirrored> {
  const entries = await listFolder(options.folder);
  const kept = new Set(filesOf(entries).map(({ key }) => key));
  const gone = [...(await listInbox(options.inbox))].filter((key) => !kept.has(key));
  return mirror(entries, gone, options);
}

/**
 * Mirrors these keys of the folder. The watcher may report the old name of a renamed file long before the new one. So all new files
 * of the folder are copied before a deletion, also those that were not reported: a renamed article never disappears.
 */
export async function mirrorKeys(keys: ReadonlySet<string>, options: MirrorOptions): Promise<Mirrored> {
  const { folder, inbox } = options;
  const entries: FolderEntry[] = [];
  const gone: string[] = [];
  for (const key of keys) {
    const entry = await lookAt(folder, key);
    entries.push(entry);
    if (entry.kind !== "file" && (await inbox.head(key))) gone.push(key);
  }
  const others = gone.length > 0 ? await listNewFiles(options) : [];
  return mirror([...entries, ...others.filter(({ key }) => !keys.has(key))], gone, options);
}

/** The files that the inbox does not have. Waits a moment for files that may still be written to, then leaves them out. */
async function listNewFiles({ folder, inbox, signal }: MirrorOptions): Promise<readonly File[]> {
  const stored = await listInbox(inbox);
  const list = async () => filesOf(await listFolder(folder)).filter(({ key }) => !stored.has(key));
  const found = await list();
  if (found.every((file) => file.isSettled)) return found;
  await setTimeout(2 * settleTime.stabilityThreshold, undefined, { signal }).catch(() => undefined);
  return (await list()).filter((file) => file.isSettled);
}

async function listInbox(inbox: ObjectStore): Promise<ReadonlySet<string>> {
  const listed = await inbox.list({ prefix: "" });
  return new Set(listed.map(({ key }) => key).filter((key) => !isReservedKey(key)));
}

function filesOf(entries: readonly FolderEntry[]): readonly File[] {
  return entries.filter((entry) => entry.kind === "file");
}

/**
 * Copies the files in the order in which they were written, then makes the deletions.
 *
 * @param gone the keys of the inbox that have no file
 */
async function mirror(
  entries: readonly FolderEntry[],
  gone: readonly string[],
  options: MirrorOptions,
): Promise<Mirrored> {
  const files = filesOf(entries);
  const unreadable = entries.filter((entry) => entry.kind === "unreadable");
  const deleted = gone.filter((key) => !unreadable.some((entry) => covers(entry, key)));
  const steps = [
    ...files.toSorted(byTime).map((file) => () => putFile(file, options)),
    ...deleted.map((key) => () => deleteFile(key, options)),
  ];
  try {
    let changes = 0;
    for (const step of steps) {
      if (options.signal.aborted) break;
      const outcome = await step();
      if (typeof outcome === "object") unreadable.push(outcome);
      if (outcome === "changed" && ++changes % batchSize === 0) options.queue.release();
    }
  } finally {
    options.queue.release();
  }
  return { files, unreadable };
}

type Outcome = "changed" | "same" | Unreadable;

async function putFile(file: File, { inbox, queue }: MirrorOptions): Promise<Outcome> {
  const { key } = file;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file.path);
  } catch (cause) {
    if (systemErrorCode(cause) === "ENOENT") return "same"; // deleted a moment ago, which causes an event of its own
    return { kind: "unreadable", key, cause };
  }
  const stored = await inbox.head(key);
  if (stored?.etag === etagOf(bytes)) return "same";
  await queue.remember(key, "ObjectCreated:Put");
  await inbox.put(key, bytes, { contentType: "application/octet-stream" });
  return "changed";
}

/** Checks again first, because the file may have come back. */
async function deleteFile(key: string, options: MirrorOptions): Promise<Outcome> {
  const { folder, inbox, queue } = options;
  const entry = await lookAt(folder, key);
  if (entry.kind === "file") return putFile(entry, options);
  if (entry.kind === "unreadable") return entry;
  await queue.remember(key, "ObjectRemoved:Delete");
  await inbox.delete(key);
  return "changed";
}

/** The ETag that S3 gives an object that was put in one request. */
function etagOf(bytes: Uint8Array): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

function byTime(a: File, b: File): number {
  return a.modified - b.modified || (a.key < b.key ? -1 : 1);
}

function covers(unreadable: Unreadable, key: string): boolean {
  return unreadable.key === "" || key === unreadable.key || key.startsWith(`${unreadable.key}/`);
}
