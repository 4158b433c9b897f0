// The inbox becomes equal to the folder, whichever events are reported. The tests set the time.
import { mkdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { goneTime } from "../../../local/inbox/deletions.ts";
import type { MirrorOptions } from "../../../local/inbox/mirror.ts";
import { settleTimes } from "../../../local/inbox/settling.ts";
import { contentOf, type Desk, openDesk, openMirror, write } from "./desk.ts";

/** A folder with the files `a.txt` and `b.txt`, which are already in the inbox. Records each later change of the inbox. */
async function openRecordingDesk(overrides: Partial<MirrorOptions> = {}) {
  const desk = await openDesk();
  const changes: string[] = [];
  let whileListing: (() => Promise<void>) | undefined;
  const inbox: ObjectStore = {
    ...desk.inbox,
    list: async (listing) => {
      await whileListing?.();
      return desk.inbox.list(listing);
    },
    put: (key, ...rest) => {
      changes.push(`put ${key}`);
      return desk.inbox.put(key, ...rest);
    },
    delete: (key, ...rest) => {
      changes.push(`delete ${key}`);
      return desk.inbox.delete(key, ...rest);
    },
  };
  await writeOldFile(desk, "a.txt");
  await writeOldFile(desk, "b.txt");
  const opened = await openMirror({ ...desk, inbox }, overrides);
  await opened.mirror.mirrorAtStart();
  opened.mirror.release();
  await opened.queue.idle();
  changes.length = opened.batches.length = 0;
  const duringNextListing = (act: () => Promise<void>) => {
    whileListing = act;
  };
  return { ...desk, ...opened, changes, duringNextListing };
}

async function writeOldFile({ folder }: Pick<Desk, "folder">, key: string): Promise<void> {
  await writeFile(join(folder, key), key);
  await utimes(join(folder, key), new Date("2026-01-01"), new Date("2026-01-01"));
}

describe("a renamed file", () => {
  test("is published together under its new and its old name, even if only the old one was reported", async () => {
    const { folder, mirror, queue, changes, batches } = await openRecordingDesk();
    await rename(join(folder, "a.txt"), join(folder, "c.txt"));
    await mirror.mirrorKeys(new Set(["a.txt"]));
    await queue.idle();
    expect(changes).toEqual(["put c.txt", "delete a.txt"]);
    expect(batches).toEqual([["c.txt", "a.txt"]]);
  });

  test("is also one change if only the new name was reported", async () => {
    const { folder, mirror, changes } = await openRecordingDesk();
    await rename(join(folder, "a.txt"), join(folder, "c.txt"));
    await mirror.mirrorKeys(new Set(["c.txt"]));
    expect(changes).toEqual(["put c.txt", "delete a.txt"]);
  });

  test("is one change if its folder was renamed", async () => {
    const { folder, mirror, changes } = await openRecordingDesk();
    await mkdir(join(folder, "new"));
    for (const name of ["a.txt", "b.txt"]) await rename(join(folder, name), join(folder, "new", name));
    await mirror.mirrorKeys(new Set(["b.txt", "a.txt"]));
    expect(changes).toEqual(["put new/a.txt", "put new/b.txt", "delete a.txt", "delete b.txt"]);
  });

  test("that is removed and added a moment later is never missing, and is one change", async () => {
    const { folder, mirror, queue, changes, batches, clock } = await openRecordingDesk();
    await rm(join(folder, "a.txt"));
    const { unsettled } = await mirror.mirrorKeys(new Set(["a.txt"]));
    expect([changes, unsettled]).toEqual([[], ["a.txt"]]);
    await write(folder, "c.txt", "the same article", "2026-01-01");
    expect(await mirror.mirrorKeys(new Set(["a.txt", "c.txt"]))).toMatchObject({
      unsettled: ["c.txt", "a.txt"],
    });
    clock.now += goneTime;
    await mirror.mirrorFolder();
    await queue.idle();
    expect(changes).toEqual(["put c.txt", "delete a.txt"]);
    expect(batches).toEqual([["c.txt", "a.txt"]]);
  });

  test("that can't be read under its new name stays under its old one", async () => {
    const { folder, mirror, changes, duringNextListing } = await openRecordingDesk();
    await rename(join(folder, "a.txt"), join(folder, "c.txt"));
    duringNextListing(async () => {
      await rm(join(folder, "c.txt"), { force: true });
      await mkdir(join(folder, "c.txt"), { recursive: true });
    });
    await mirror.mirrorKeys(new Set(["a.txt"]));
    expect(changes).toEqual([]);
  });

  test("that is removed and then written slowly is never missing either", async () => {
    const { folder, mirror, changes, clock } = await openRecordingDesk();
    await rm(join(folder, "a.txt"));
    await mirror.mirrorFolder();
    await writeFile(join(folder, "c.txt"), "half of an article");
    clock.now = (await stat(join(folder, "c.txt"))).mtimeMs;
    await mirror.mirrorFolder();
    clock.now += goneTime;
    await writeFile(join(folder, "c.txt"), "half of an article and the other half");
    await mirror.mirrorFolder();
    expect(changes).toEqual([]);
    clock.now += goneTime;
    await mirror.mirrorFolder();
    expect(changes).toEqual(["put c.txt", "delete a.txt"]);
  });
});

describe("a file that is deleted", () => {
  test("is deleted from the inbox when it has been gone for a moment", async () => {
    const { folder, mirror, changes, clock } = await openRecordingDesk();
    await rm(join(folder, "a.txt"));
    await mirror.mirrorKeys(new Set(["a.txt"]));
    clock.now += goneTime;
    expect(await mirror.mirrorFolder()).toMatchObject({ unsettled: [] });
    expect(changes).toEqual(["delete a.txt"]);
  });

  test("stays if it is back before it is deleted", async () => {
    const desk = await openRecordingDesk();
    const { folder, mirror, changes } = desk;
    await rm(join(folder, "a.txt"));
    desk.duringNextListing(() => writeOldFile(desk, "a.txt"));
    await mirror.mirrorAtStart();
    expect(changes).toEqual([]);
  });

  test("is deleted although another file can't be read", async () => {
    const { folder, mirror, changes, clock, duringNextListing } = await openRecordingDesk();
    await writeOldFile({ folder }, "c.txt");
    duringNextListing(async () => {
      await rm(join(folder, "c.txt"), { force: true, recursive: true });
      await mkdir(join(folder, "c.txt"));
    });
    await rm(join(folder, "a.txt"));
    await mirror.mirrorFolder();
    clock.now += goneTime;
    await mirror.mirrorFolder();
    expect(changes).toEqual(["delete a.txt"]);
  });

  test("is deleted although another file is written all the time", async () => {
    const { folder, mirror, changes, clock } = await openRecordingDesk({
      openForWriting: (paths) => paths,
    });
    await rm(join(folder, "a.txt"));
    await writeFile(join(folder, "log.txt"), "line");
    await mirror.mirrorFolder();
    clock.now += settleTimes.open - 1;
    await mirror.mirrorFolder();
    expect(changes).toEqual(["delete a.txt"]);
  });
});

test("a file with an event is read again, even if its time and size are the same", async () => {
  const { folder, mirror, changes } = await openRecordingDesk();
  await writeFile(join(folder, "a.txt"), "A.TXT");
  await utimes(join(folder, "a.txt"), new Date("2026-01-01"), new Date("2026-01-01"));
  await mirror.mirrorKeys(new Set(["a.txt"]));
  expect(changes).toEqual(["put a.txt"]);
});

test("nothing is deleted while the folder is missing", async () => {
  const { folder, mirror, changes, clock } = await openRecordingDesk();
  await rename(folder, `${folder}-away`);
  onTestFinished(() => rm(`${folder}-away`, { recursive: true, force: true }));
  for (let look = 0; look < 2; look++) {
    const { unreadable } = await mirror.mirrorKeys(new Set(["a.txt", "b.txt"]));
    expect(unreadable.map(({ key }) => key)).toContain("");
    await mirror.mirrorFolder();
    clock.now += goneTime;
  }
  expect(changes).toEqual([]);
});

test("a file that is still being written is not taken over, and is looked at again", async () => {
  const { folder, mirror, inbox, clock } = await openRecordingDesk();
  await writeFile(join(folder, "draft.txt"), "half of an article");
  clock.now = (await stat(join(folder, "draft.txt"))).mtimeMs;
  expect(await mirror.mirrorFolder()).toMatchObject({ unsettled: ["draft.txt"] });
  await writeFile(join(folder, "draft.txt"), "half of an article, and the other half");
  clock.now += settleTimes.quiet;
  expect(await mirror.mirrorFolder()).toMatchObject({ unsettled: ["draft.txt"] });
  expect(await contentOf(inbox)).not.toHaveProperty("draft.txt");
  clock.now += settleTimes.quiet;
  expect(await mirror.mirrorFolder()).toMatchObject({ unsettled: [] });
  expect(await contentOf(inbox)).toHaveProperty(["draft.txt"], "half of an article, and the other half");
});
