// A drive that is not connected leaves an empty folder behind. The folders here stand for the drive and for its mount point.
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goneTime } from "../../../local/inbox/deletions.ts";
import { Drives } from "../../../local/inbox/drives/drives.ts";
import { eventually } from "../eventually.ts";
import { contentOf, openDesk, openMirror, putAll, watchDesk, write } from "./desk.ts";

async function openPublishedDesk() {
  const desk = await openDesk();
  const folder = join(desk.folder, "drive");
  await write(folder, "a.txt", "1", "2026-01-01");
  await write(folder, "b.txt", "1", "2026-01-01");
  const disconnect = async () => {
    await rename(folder, `${folder}-away`);
    await mkdir(folder);
  };
  const connect = async () => {
    await rm(folder, { recursive: true });
    await rename(`${folder}-away`, folder);
  };
  return { ...desk, folder, disconnect, connect };
}

test("a drive that is disconnected keeps what is published, until it is back", async () => {
  const desk = await openPublishedDesk();
  const { lines } = await watchDesk(desk);
  await desk.disconnect();
  await eventually(() => lines).toEqual([
    expect.stringMatching(/أوصله.* \/ none of the published files is here/),
  ]);
  expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "1", "b.txt": "1" });
  await rm(join(`${desk.folder}-away`, "b.txt"));
  await desk.connect();
  await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
});

test("a start without the drive keeps what is published, and publishes no files that are at its mount point", async () => {
  const desk = await openPublishedDesk();
  await (await watchDesk(desk)).close();
  await desk.disconnect();
  await write(desk.folder, "c.txt", "1", "2026-01-01");
  const { lines, batches } = await watchDesk(desk);
  expect(lines).toEqual([expect.stringContaining("as if its drive were not connected")]);
  expect(batches).toEqual([]);
  expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "1", "b.txt": "1" });
});

test("if the last file of the folder is deleted, the newspaper is empty", async () => {
  const desk = await openPublishedDesk();
  await (await watchDesk(desk)).close();
  for (const name of ["a.txt", "b.txt"]) await rm(join(desk.folder, name));
  const { lines } = await watchDesk(desk);
  expect(lines).toEqual([]);
  expect(await contentOf(desk.inbox)).toEqual({});
});

test("a folder that was replaced by a copy with some of its files continues the newspaper", async () => {
  const desk = await openPublishedDesk();
  await (await watchDesk(desk)).close();
  await desk.disconnect();
  await write(desk.folder, "a.txt", "2", "2026-01-01");
  const { lines } = await watchDesk(desk);
  expect(lines).toEqual([]);
  expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "2" });
});

test("another folder with the same store is another newspaper: nothing of the old one is kept", async () => {
  const desk = await openPublishedDesk();
  await (await watchDesk(desk)).close();
  const other = { ...desk, folder: join(desk.folder, "../other") };
  await write(other.folder, "c.txt", "1", "2026-01-01");
  const { lines } = await watchDesk(other);
  expect(lines).toEqual([]);
  expect(await contentOf(desk.inbox)).toEqual({ "c.txt": "1" });
});

test("the files of a drive inside the folder are kept while that drive is absent", async () => {
  const { bucket, inbox, folder } = await openDesk();
  await putAll(inbox, { "sport/a.txt": "1", "b.txt": "1" });
  const folders = (device: number) =>
    new Map([
      ["", { identity: "1:2", isDrive: true }],
      ["sport", { identity: `${device}:2`, isDrive: device !== 1 }],
    ]);
  const drives = await Drives.open(bucket, folder);
  const stored = new Set(["sport/a.txt", "b.txt"]);
  const file = (key: string) =>
    ({ kind: "file", key, modified: 0, changed: 0, isEmpty: false, owner: 0, stamp: "" }) as const;
  const whole = { folders: folders(5), entries: [file("sport/a.txt"), file("b.txt")] };
  expect(await drives.absent(whole, stored)).toEqual([]);
  const reopened = await Drives.open(bucket, folder);
  const without = { folders: folders(1), entries: [file("b.txt")] };
  expect(await reopened.absent(without, stored)).toEqual(["sport"]);
  expect(await reopened.absent(without, stored)).toEqual(["sport"]);
  expect(await reopened.absent(whole, stored)).toEqual([]);
});

test("files at the mount point of an absent drive are neither copied nor deleted", async () => {
  const desk = await openPublishedDesk();
  const { mirror, clock } = await openMirror(desk);
  await mirror.mirrorAtStart();
  await desk.disconnect();
  await write(desk.folder, "c.txt", "1", "2026-01-01");
  await mirror.mirrorKeys(new Set(["a.txt"]));
  clock.now += goneTime;
  await mirror.mirrorFolder();
  expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "1", "b.txt": "1" });
});
