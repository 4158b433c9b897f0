// A watched folder with its inbox and queue, for the tests of this folder.
import { EventEmitter } from "node:events";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FSWatcherEventMap } from "chokidar";
import { onTestFinished } from "vitest";
import { readChanges } from "../../../lambdas/inbox/s3-events.ts";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { Copies } from "../../../local/inbox/copies.ts";
import { Drives } from "../../../local/inbox/drives/drives.ts";
import { Mirror, type MirrorOptions } from "../../../local/inbox/mirror.ts";
import { MovedFiles } from "../../../local/inbox/moved-files.ts";
import { type OpenInboxFolderOptions, openInboxFolder } from "../../../local/inbox/open-inbox-folder.ts";
import { Settling } from "../../../local/inbox/settling.ts";
import { Queue } from "../../../local/queue.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { Terminal } from "../../../local/terminal/terminal.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface Desk {
  readonly folder: string;
  readonly inbox: ObjectStore;
  readonly bucket: ObjectStore;
}

export async function openDesk(): Promise<Desk> {
  const folder = await temporaryFolder();
  const store = openSqliteStore(":memory:");
  onTestFinished(() => store.close());
  return { folder, inbox: store.bucket("inbox"), bucket: store.bucket("queue") };
}

/**
 * A queue that records the keys of each batch.
 *
 * @param published called for each batch; publishing takes until its result resolves
 */
export async function openQueue(
  bucket: ObjectStore,
  published: () => Promise<unknown> = async () => undefined,
) {
  const batches: string[][] = [];
  const queue = await Queue.open(bucket, {
    publish: async ({ Records }) => {
      batches.push(Records.flatMap((record) => readChanges(record).map(({ key }) => key)));
      await published();
      return { batchItemFailures: [] };
    },
    onFailure: () => undefined,
    onRecovery: () => undefined,
  });
  onTestFinished(() => queue.close());
  return { queue, batches };
}

/** Short times, so that tests do not wait long. */
const quickTimes = { gather: 20, again: 20, poll: 20, sweep: 50 };

type WatchOptions = Partial<OpenInboxFolderOptions> & { published?: () => Promise<unknown> };

/** Mirrors the folder, and records each batch that was published and each line in the terminal. */
export async function watchDesk(desk: Desk, { published, ...options }: WatchOptions = {}) {
  const { queue, batches } = await openQueue(desk.bucket, published);
  const lines: string[] = [];
  const terminal = new Terminal({ write: (line) => lines.push(line.replace(/[\u2066-\u2069]/g, "")) });
  const closing = new AbortController();
  const watched = await openInboxFolder({
    ...desk,
    queue,
    terminal,
    signal: closing.signal,
    times: quickTimes,
    ...options,
  });
  const close = async () => {
    closing.abort();
    await watched.close();
    await queue.close();
  };
  onTestFinished(close);
  await watched.mirror();
  await queue.idle();
  return { batches, lines, close };
}

/** A mirror of which the test sets the time, and in whose folder no program has a file open. */
export async function openMirror(desk: Desk, overrides: Partial<MirrorOptions> = {}) {
  const { queue, batches } = await openQueue(desk.bucket);
  const clock = { now: Date.now() };
  const mirror = new Mirror({
    ...desk,
    queue,
    drives: await Drives.open(desk.bucket, desk.folder),
    settling: new Settling(),
    moved: new MovedFiles(desk.folder),
    copies: new Copies(desk.bucket, desk.folder),
    openForWriting: () => new Set(),
    now: () => clock.now,
    signal: new AbortController().signal,
    ...overrides,
  });
  return { mirror, queue, batches, clock };
}

/** A watcher that reports only the events that the test sends. */
export class SilentWatcher extends EventEmitter<FSWatcherEventMap> {
  watch(): this {
    queueMicrotask(() => this.emit("ready"));
    return this;
  }
  async close(): Promise<void> {}
}

export async function write(folder: string, key: string, text: string, modified?: string): Promise<void> {
  await mkdir(dirname(join(folder, key)), { recursive: true });
  await writeFile(join(folder, key), text);
  if (modified) await utimes(join(folder, key), new Date(modified), new Date(modified));
}

export async function putAll(inbox: ObjectStore, content: Record<string, string>): Promise<void> {
  for (const [key, text] of Object.entries(content)) {
    await inbox.put(key, new TextEncoder().encode(text), { contentType: "text/plain" });
  }
}

export async function contentOf(inbox: ObjectStore): Promise<Record<string, string>> {
  const listed = await inbox.list({ prefix: "" });
  const objects = listed.map(async ({ key }) => [
    key,
    new TextDecoder().decode((await inbox.get(key))?.body),
  ]);
  return Object.fromEntries(await Promise.all(objects));
}
