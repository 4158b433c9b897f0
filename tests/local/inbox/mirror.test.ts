// What the watcher reports is only a hint, early or late: the inbox becomes what the folder is.
import { mkdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { type MirrorOptions, mirrorFolder, mirrorKeys } from "../../../local/inbox/mirror.ts";
import { Queue } from "../../../local/queue.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A folder with the files `a.txt` and `b.txt`, which the inbox has, too; records what changes in the inbox from then on. */
async function openDesk() {
  const folder = await temporaryFolder();
  const store = openSqliteStore(":memory:");
  onTestFinished(() => store.close());
  const inbox = store.bucket("inbox");
  const queue = await Queue.open(store.bucket("queue"), {
    publish: async () => ({ batchItemFailures: [] }),
    onFailure: () => undefined,
    onRecovery: () => undefined,
  });
  onTestFinished(() => queue.close());
  const options: MirrorOptions = { folder, inbox, queue, signal: new AbortController().signal };
  await writeOldFile(folder, "a.txt");
  await writeOldFile(folder, "b.txt");
  await mirrorFolder(options);
  const changes: string[] = [];
  const recording: ObjectStore = {
    ...inbox,
    put: (key, ...rest) => {
      changes.push(`put ${key}`);
      return inbox.put(key, ...rest);
    },
    delete: (key, ...rest) => {
      changes.push(`delete ${key}`);
      return inbox.delete(key, ...rest);
    },
  };
  return { folder, changes, options: { ...options, inbox: recording } };
}

async function writeOldFile(folder: string, key: string): Promise<void> {
  await writeFile(join(folder, key), key);
  await utimes(join(folder, key), new Date("2026-01-01"), new Date("2026-01-01"));
}

test("a renamed file is there under its new name before the old one goes, even if only the old one was reported", async () => {
  const { folder, changes, options } = await openDesk();
  await rename(join(folder, "a.txt"), join(folder, "c.txt"));
  await mirrorKeys(new Set(["a.txt"]), options);
  expect(changes).toEqual(["put c.txt", "delete a.txt"]);
});

test("so are all files of a renamed folder", async () => {
  const { folder, changes, options } = await openDesk();
  await mkdir(join(folder, "new"));
  for (const name of ["a.txt", "b.txt"]) await rename(join(folder, name), join(folder, "new", name));
  await mirrorKeys(new Set(["b.txt", "a.txt"]), options);
  expect(changes).toEqual(["put new/a.txt", "put new/b.txt", "delete b.txt", "delete a.txt"]);
});

test("a file that was copied and deleted is there under its new name, too, as soon as the copy is written", async () => {
  const { folder, changes, options } = await openDesk();
  await writeFile(join(folder, "c.txt"), "a.txt");
  await rm(join(folder, "a.txt"));
  await mirrorKeys(new Set(["a.txt"]), options);
  expect(changes).toEqual(["put c.txt", "delete a.txt"]);
});

test("a file that is still being written is not taken over because another one goes", async () => {
  const { folder, changes, options } = await openDesk();
  await writeFile(join(folder, "draft.txt"), "half of an article");
  const { mtimeMs } = await stat(join(folder, "draft.txt"));
  vi.useFakeTimers({ toFake: ["Date"], now: mtimeMs });
  onTestFinished(() => void vi.useRealTimers());
  await rm(join(folder, "a.txt"));
  await mirrorKeys(new Set(["a.txt"]), options);
  expect(changes).toEqual(["delete a.txt"]);
});

test("a file that is back when it would be deleted stays", async () => {
  const { folder, changes, options } = await openDesk();
  await rm(join(folder, "a.txt"));
  const list: ObjectStore["list"] = async (listing) => {
    await writeOldFile(folder, "a.txt");
    return options.inbox.list(listing);
  };
  await mirrorFolder({ ...options, inbox: { ...options.inbox, list } });
  expect(changes).toEqual([]);
});

test("nothing is deleted while the folder is away", async () => {
  const { folder, changes, options } = await openDesk();
  await rename(folder, `${folder}-away`);
  onTestFinished(() => rm(`${folder}-away`, { recursive: true, force: true }));
  const { unreadable } = await mirrorKeys(new Set(["a.txt", "b.txt"]), options);
  expect(unreadable.map(({ key }) => key)).toContain("");
  expect(changes).toEqual([]);
});

test("a file that is read while it is being written is looked at again", async () => {
  const { folder, options } = await openDesk();
  await writeFile(join(folder, "draft.txt"), "half of an article");
  const { mtimeMs } = await stat(join(folder, "draft.txt"));
  vi.useFakeTimers({ toFake: ["Date"], now: mtimeMs });
  onTestFinished(() => void vi.useRealTimers());
  const { files } = await mirrorFolder(options);
  expect(files.filter(({ isSettled }) => !isSettled).map(({ key }) => key)).toEqual(["draft.txt"]);
});
