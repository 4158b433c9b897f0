// Makes the inbox agree with the folder, as an editor's uploads would. Level-triggered: only what is there now counts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isReservedKey } from "../../lambdas/publish/source-key.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { batchSize, type Queue } from "../queue.ts";
import { type FolderEntry, listFolder, lookAt } from "./folder-files.ts";

type File = Extract<FolderEntry, { kind: "file" }>;
type Unreadable = Extract<FolderEntry, { kind: "unreadable" }>;

export interface MirrorOptions {
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  /** Ends a long mirroring between two files; the next run does the rest. */
  readonly signal: AbortSignal;
}

/** What a mirroring had to leave as it was. */
export interface Mirrored {
  readonly unreadable: readonly Unreadable[];
}

/** Everything in the folder; what is in the inbox without a file is deleted. */
export async function mirrorFolder(options: MirrorOptions): Promise<Mirrored> {
  const { folder, inbox } = options;
  const entries = await listFolder(folder);
  const listed = await inbox.list({ prefix: "" });
  const keys = listed.map(({ key }) => key).filter((key) => !isReservedKey(key));
  return mirror(entries, new Set(keys), options);
}

/** What is at these keys of the folder. */
export async function mirrorKeys(keys: Iterable<string>, options: MirrorOptions): Promise<Mirrored> {
  const { folder, inbox } = options;
  const entries: FolderEntry[] = [];
  const stored = new Set<string>();
  for (const key of keys) {
    entries.push(await lookAt(folder, key));
    if (await inbox.head(key)) stored.add(key);
  }
  return mirror(entries, stored, options);
}

/**
 * First the files, in the order in which they were written, then the deletions: a renamed article is never away.
 *
 * @param stored the keys of the inbox that are to agree with these entries
 */
async function mirror(
  entries: readonly FolderEntry[],
  stored: ReadonlySet<string>,
  options: MirrorOptions,
): Promise<Mirrored> {
  const files = entries.filter((entry) => entry.kind === "file").sort(byTime);
  const unreadable = entries.filter((entry) => entry.kind === "unreadable");
  const kept = new Set(files.map(({ key }) => key));
  const gone = [...stored].filter((key) => !kept.has(key) && !unreadable.some((entry) => covers(entry, key)));
  const steps = [
    ...files.map((file) => () => putFile(file, options)),
    ...gone.map((key) => () => deleteFile(key, options)),
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
  return { unreadable };
}

async function putFile(
  file: File,
  { inbox, queue }: MirrorOptions,
): Promise<"changed" | "same" | Unreadable> {
  const { key } = file;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file.path);
  } catch (cause) {
    if (systemErrorCode(cause) === "ENOENT") return "same"; // it went a moment ago, which is an event of its own
    return { kind: "unreadable", key, cause };
  }
  const stored = await inbox.head(key);
  if (stored?.etag === etagOf(bytes)) return "same";
  await queue.remember(key, "ObjectCreated:Put");
  await inbox.put(key, bytes, { contentType: "application/octet-stream" });
  return "changed";
}

async function deleteFile(key: string, { inbox, queue }: MirrorOptions): Promise<"changed"> {
  await queue.remember(key, "ObjectRemoved:Delete");
  await inbox.delete(key);
  return "changed";
}

/** S3's ETag of an object that was put in one piece. */
function etagOf(bytes: Uint8Array): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

function byTime(a: File, b: File): number {
  return a.modified - b.modified || (a.key < b.key ? -1 : 1);
}

function covers(unreadable: Unreadable, key: string): boolean {
  return unreadable.key === "" || key === unreadable.key || key.startsWith(`${unreadable.key}/`);
}
