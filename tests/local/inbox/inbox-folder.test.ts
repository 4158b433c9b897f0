// The folder is used as a person uses it, on a real file system with real events.
import { link, rename, rm, stat, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type ObjectStore, StoreFault } from "../../../lambdas/store/object-store.ts";
import { Queue } from "../../../local/queue.ts";
import { eventually } from "../eventually.ts";
import { contentOf, openDesk, putAll, SilentWatcher, watchDesk, write } from "./desk.ts";

describe("at the start", () => {
  test("takes all files over, the oldest first, then by name", async () => {
    const desk = await openDesk();
    await write(desk.folder, "new.txt", "3", "2026-03-01");
    await write(desk.folder, "عُمان/b.txt", "2", "2026-02-01");
    await write(desk.folder, "عُمان/a.txt", "1", "2026-02-01");
    await write(desk.folder, "old.txt", "0", "2026-01-01");
    const { batches } = await watchDesk(desk);
    expect(batches).toEqual([["old.txt", "عُمان/a.txt", "عُمان/b.txt", "new.txt"]]);
    expect(await contentOf(desk.inbox)).toEqual({
      "old.txt": "0",
      "عُمان/a.txt": "1",
      "عُمان/b.txt": "2",
      "new.txt": "3",
    });
  });

  test("keeps names exactly as the file system has them, without Unicode normalisation", async () => {
    const desk = await openDesk();
    const decomposed = "\u0627\u0653.txt"; // ALEF, MADDAH ABOVE
    await write(desk.folder, decomposed, "1");
    const { batches } = await watchDesk(desk);
    expect(batches).toEqual([[decomposed]]);
  });

  test("does nothing for files that did not change, even if they were touched", async () => {
    const desk = await openDesk();
    await write(desk.folder, "a.txt", "1", "2026-01-01");
    await (await watchDesk(desk)).close();
    const before = await desk.inbox.head("a.txt");
    await write(desk.folder, "a.txt", "1", "2026-01-02");
    const { batches, lines } = await watchDesk(desk);
    expect([batches, lines]).toEqual([[], []]);
    expect(await desk.inbox.head("a.txt")).toEqual(before);
  });

  test("takes over the changes since the last run, deletions last, and leaves the reports alone", async () => {
    const desk = await openDesk();
    await putAll(desk.inbox, {
      "edited.txt": "1",
      "gone.txt": "1",
      "same.txt": "1",
      "_refused/gone.txt.txt": "report",
    });
    await write(desk.folder, "edited.txt", "2");
    await write(desk.folder, "same.txt", "1");
    const { batches } = await watchDesk(desk);
    expect(batches).toEqual([["edited.txt", "gone.txt"]]);
    expect(await contentOf(desk.inbox)).toEqual({
      "edited.txt": "2",
      "same.txt": "1",
      "_refused/gone.txt.txt": "report",
    });
  });

  test("publishes files that were in the inbox but not in the feeds when the last run crashed", async () => {
    const desk = await openDesk();
    await write(desk.folder, "a.txt", "1");
    await putAll(desk.inbox, { "a.txt": "1" });
    const crashed = await Queue.open(desk.bucket, {
      publish: () => expect.fail("crashed before"),
      onFailure: () => undefined,
      onRecovery: () => undefined,
    });
    await crashed.remember("a.txt", "ObjectCreated:Put");
    await crashed.close();
    const { batches } = await watchDesk(desk);
    expect(batches).toEqual([["a.txt"]]);
    expect(await desk.bucket.list({ prefix: "queue/" })).toEqual([]);
  });

  test("ignores files that programs and systems leave behind", async () => {
    const desk = await openDesk();
    const litter = [
      ".hidden",
      ".git/config",
      "~$draft.docx",
      "draft.txt~",
      "a.tmp",
      ".a.txt.swp",
      "_refused/x.txt",
    ];
    for (const key of litter) await write(desk.folder, key, "1");
    const { batches } = await watchDesk(desk);
    expect(batches).toEqual([]);
  });

  test("says in one line which file it can't read, leaves it as it was, and goes on", async () => {
    const desk = await openDesk();
    await putAll(desk.inbox, { "dangling.txt": "as it was" });
    await symlink(join(desk.folder, "nowhere"), join(desk.folder, "dangling.txt"));
    await write(desk.folder, "well.txt", "1");
    const { batches, lines } = await watchDesk(desk);
    expect(batches).toEqual([["well.txt"]]);
    expect(lines).toEqual([expect.stringMatching(/dangling\.txt: .*رابط.* \/ it is a link/)]);
    expect(await contentOf(desk.inbox)).toEqual({ "dangling.txt": "as it was", "well.txt": "1" });
  });

  // Other systems do not allow a name that is not UTF-8.
  test.runIf(process.platform === "linux")(
    "says once of a name in an old encoding that it can't be read, until the file is renamed",
    async () => {
      const desk = await openDesk();
      // خبر.txt in Windows-1256.
      const name = Buffer.concat([Buffer.from(`${desk.folder}/`), Buffer.from("cec8d12e747874", "hex")]);
      await writeFile(name, "1");
      const { batches, lines } = await watchDesk(desk);
      expect(lines).toEqual([expect.stringMatching(/\uFFFD\.txt: .* its name is not in UTF-8; rename it$/)]);
      await rename(name, join(desk.folder, "خبر.txt"));
      await eventually(() => batches).toEqual([["خبر.txt"]]);
      expect(lines).toHaveLength(1);
    },
  );
});

describe("while it watches", () => {
  test("takes over a file that is dropped, edited, deleted", async () => {
    const desk = await openDesk();
    const { batches } = await watchDesk(desk);
    const path = join(desk.folder, "a.txt");
    for (const [change, content] of [
      [() => writeFile(path, "1"), { "a.txt": "1" }],
      [() => writeFile(path, "2"), { "a.txt": "2" }],
      [() => unlink(path), {}],
    ] as const) {
      const before = batches.length;
      await change();
      await eventually(() => contentOf(desk.inbox)).toEqual(content);
      await eventually(() => batches.length).toBeGreaterThan(before);
    }
    expect(new Set(batches.flat())).toEqual(new Set(["a.txt"]));
  });

  test("publishes the new and the old name of a renamed file together", async () => {
    const desk = await openDesk();
    await write(desk.folder, "a.txt", "1");
    const { batches } = await watchDesk(desk);
    await rename(join(desk.folder, "a.txt"), join(desk.folder, "b.txt"));
    await eventually(() => batches).toEqual([["a.txt"], ["b.txt", "a.txt"]]); // in one batch, so readers never see the article twice
    expect(await contentOf(desk.inbox)).toEqual({ "b.txt": "1" });
  });

  test("takes over folders that are added, renamed and removed", async () => {
    const desk = await openDesk();
    await watchDesk(desk);
    await write(desk.folder, "new/deep/a.txt", "1");
    await write(desk.folder, "new/b.txt", "2");
    await eventually(() => contentOf(desk.inbox)).toEqual({ "new/deep/a.txt": "1", "new/b.txt": "2" });
    await rename(join(desk.folder, "new"), join(desk.folder, "moved"));
    await eventually(() => contentOf(desk.inbox)).toEqual({ "moved/deep/a.txt": "1", "moved/b.txt": "2" });
    await rm(join(desk.folder, "moved"), { recursive: true });
    await eventually(() => contentOf(desk.inbox)).toEqual({});
  });

  test("takes over a file that a program saves under another name first", async () => {
    const desk = await openDesk();
    await write(desk.folder, "a.txt", "1");
    const { batches } = await watchDesk(desk);
    await link(join(desk.folder, "a.txt"), join(desk.folder, "a.txt~"));
    await write(desk.folder, ".a.txt.tmp", "2");
    await rename(join(desk.folder, ".a.txt.tmp"), join(desk.folder, "a.txt"));
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "2" });
    expect(new Set(batches.flat())).toEqual(new Set(["a.txt"]));
  });

  test("publishes files together that arrive while others are being published", async () => {
    const desk = await openDesk();
    const all = () => eventually(async () => (await desk.inbox.list({ prefix: "" })).length).toBe(50);
    const { batches } = await watchDesk(desk, { published: all });
    for (let number = 0; number < 50; number++) await write(desk.folder, `${number}.txt`, "1");
    await eventually(() => new Set(batches.flat()).size).toBe(50);
    // At most three batches: the first, which waits until all files are in the inbox; one for the other files; and one for files that came
    // when the second began.
    expect(batches.length).toBeLessThanOrEqual(3);
  });

  test("takes a file over as soon as it can be read, and then no longer reports it", async () => {
    const desk = await openDesk();
    await symlink(join(desk.folder, ".target"), join(desk.folder, "a.txt"));
    const { lines } = await watchDesk(desk);
    await rm(join(desk.folder, "a.txt"));
    await write(desk.folder, "a.txt", "1");
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
    expect(lines).toHaveLength(1);
  });

  test("keeps everything when the folder itself disappears, and goes on when it is back", async () => {
    const desk = await openDesk();
    await write(desk.folder, "a.txt", "1");
    await write(desk.folder, "b.txt", "1");
    const { lines } = await watchDesk(desk);
    const away = `${desk.folder}-away`;
    onTestFinished(() => rm(away, { recursive: true, force: true }));
    await rename(desk.folder, away);
    await eventually(() => lines).toEqual([expect.stringMatching(/: غير موجود \/ it is not there$/)]);
    expect(await contentOf(desk.inbox)).toEqual({ "a.txt": "1", "b.txt": "1" });
    await unlink(join(away, "b.txt"));
    await rename(away, desk.folder);
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
    await write(desk.folder, "c.txt", "1");
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1", "c.txt": "1" });
    expect((await stat(desk.folder)).isDirectory()).toBe(true);
  });
});

test("the queue remembers a key before the inbox changes at it, in case of a crash in between", async () => {
  const desk = await openDesk();
  await putAll(desk.inbox, { "gone.txt": "1" });
  await write(desk.folder, "new.txt", "1");
  const remembered: string[] = [];
  const look = async (key: string) => {
    if (await desk.bucket.head(`queue/${key}`)) remembered.push(key);
  };
  const inbox: ObjectStore = {
    ...desk.inbox,
    put: (key, body, options) => look(key).then(() => desk.inbox.put(key, body, options)),
    delete: (key, condition) => look(key).then(() => desk.inbox.delete(key, condition)),
  };
  await watchDesk({ ...desk, inbox });
  expect(remembered).toEqual(["new.txt", "gone.txt"]);
});

test("a fault of the store is reported once, and the files that could not be stored are taken over later", async () => {
  const desk = await openDesk();
  await write(desk.folder, "a.txt", "1");
  let faults = 2;
  const put: ObjectStore["put"] = async (key, body, options) => {
    if (faults-- > 0) throw new StoreFault("put", key, { cause: new Error("disk full") });
    return desk.inbox.put(key, body, options);
  };
  const { lines } = await watchDesk({ ...desk, inbox: { ...desk.inbox, put } });
  await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
  expect(lines).toEqual([expect.stringMatching(/put a\.txt failed: disk full$/)]);
});

test("of very many files that can't be read, ten get a line each, and another line counts the rest", async () => {
  const desk = await openDesk();
  for (let number = 0; number < 50; number++) await symlink("nowhere", join(desk.folder, `${number}.txt`));
  const { lines } = await watchDesk(desk);
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toContain("40 others can't be read either");
});

describe("a system that reports no changes", () => {
  test("is noticed and reported once, and the folder is looked through instead", async () => {
    const desk = await openDesk();
    const watcher = new SilentWatcher();
    const { lines } = await watchDesk(desk, { watch: () => watcher.watch() });
    await write(desk.folder, "a.txt", "1");
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
    await eventually(() => lines).toEqual([
      expect.stringContaining("the system reports no changes of this folder"),
    ]);
    await rename(join(desk.folder, "a.txt"), join(desk.folder, "b.txt"));
    await eventually(() => contentOf(desk.inbox)).toEqual({ "b.txt": "1" });
    await rm(join(desk.folder, "b.txt"));
    await eventually(() => contentOf(desk.inbox)).toEqual({});
    expect(lines).toHaveLength(1);
  });

  test("because it can't watch so many files is noticed, too", async () => {
    const desk = await openDesk();
    const watcher = new SilentWatcher();
    const { lines } = await watchDesk(desk, { watch: () => watcher.watch() });
    watcher.emit("error", Object.assign(new Error("System limit"), { code: "ENOSPC" }));
    expect(lines).toEqual([expect.stringContaining("it is looked through every few seconds")]);
    await write(desk.folder, "a.txt", "1");
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
  });

  test("is not assumed because an event is late, or because one file can't be watched", async () => {
    const desk = await openDesk();
    const watcher = new SilentWatcher();
    const { lines } = await watchDesk(desk, { watch: () => watcher.watch() });
    watcher.emit("error", Object.assign(new Error("no permission"), { code: "EACCES" }));
    await write(desk.folder, "a.txt", "1");
    watcher.emit("add", join(desk.folder, "a.txt"));
    await eventually(() => contentOf(desk.inbox)).toEqual({ "a.txt": "1" });
    expect(lines).toEqual([]);
  });
});

test("a file that a program is still writing waits, and the others do not", async () => {
  const desk = await openDesk();
  const open = new Set([join(desk.folder, "long.txt")]);
  const { batches } = await watchDesk(desk, { findOpenFiles: () => open });
  await write(desk.folder, "long.txt", "half");
  await write(desk.folder, "short.txt", "1");
  await eventually(() => batches).toEqual([["short.txt"]]);
  await write(desk.folder, "long.txt", "half and half");
  open.clear();
  await eventually(() => batches).toEqual([["short.txt"], ["long.txt"]]);
  expect(await contentOf(desk.inbox)).toEqual({ "long.txt": "half and half", "short.txt": "1" });
});
