// `npm start` reads only the files that have changed since its last run.
import { stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copies } from "../../../local/inbox/copies.ts";
import { contentOf, type Desk, openDesk, openMirror, putAll, write } from "./desk.ts";

const day = "2026-01-01";

/** Mirrors the folder as a new process would. Returns the keys whose files were read. */
async function start(desk: Desk, later = 60_000): Promise<readonly string[]> {
  const read: string[] = [];
  const head = (key: string) => {
    read.push(key); // for each file that it reads, the mirror sends HEAD for the copy in the inbox
    return desk.inbox.head(key);
  };
  const copies = new Copies(desk.bucket, desk.folder);
  const { mirror, clock } = await openMirror(desk, { copies, inbox: { ...desk.inbox, head } });
  clock.now += later;
  await mirror.mirrorAtStart();
  await copies.keep();
  return read;
}

test("files that did not change are not read", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1", day);
  await write(desk.folder, "رياضة/b.txt", "2", day);
  expect(await start(desk)).toHaveLength(2);
  expect(await start(desk)).toEqual([]);
  await write(desk.folder, "a.txt", "changed", "2026-01-02");
  expect(await start(desk)).toEqual(["a.txt"]);
});

test("a file is read although a program has set its time back and its size is the same", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1", day);
  await start(desk);
  const { atime, mtime, ctimeMs } = await stat(join(desk.folder, "a.txt"));
  while ((await stat(join(desk.folder, "a.txt"))).ctimeMs === ctimeMs) {
    await writeFile(join(desk.folder, "a.txt"), "2");
    await utimes(join(desk.folder, "a.txt"), atime, mtime);
  }
  expect(await start(desk)).toEqual(["a.txt"]);
  expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "2" });
});

test("a file that changed just before it was read is read again, because a later change may not show", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1", day);
  expect(await start(desk, 0)).toEqual(["a.txt"]);
  expect(await start(desk)).toEqual(["a.txt"]);
  expect(await start(desk)).toEqual([]);
});

test("a file is read if the inbox has other bytes, or another folder was mirrored meanwhile", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1", day);
  await start(desk);
  await putAll(desk.inbox, { "a.txt": "other" });
  expect(await start(desk)).toEqual(["a.txt"]);
  await new Copies(desk.bucket, "/another").keep();
  expect(await start(desk)).toEqual(["a.txt"]);
});

test("what another version has stored in another form is ignored", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1", day);
  await start(desk);
  await putAll(desk.bucket, { copies: '{"files":{}}' });
  expect(await start(desk)).toEqual(["a.txt"]);
});
