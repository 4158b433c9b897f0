// Things in the folder that are not regular files. They are reported, links are not followed, and pipes are not waited for.
import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isIgnored, listFolder, lookAt, readRegularFile } from "../../../local/inbox/folder-files.ts";
import { formatReadProblem, ReadProblem } from "../../../local/inbox/read-problem.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { write } from "./desk.ts";

/** Called right before a file is opened, with its path and the flags. */
const opening = vi.hoisted(() => ({ before: async (_path: string, _flags: number) => {} }));
vi.mock(import("node:fs/promises"), async (original) => {
  const promises = await original();
  const open = async (path: string, flags: number) => {
    await opening.before(path, flags);
    return promises.open(path, flags);
  };
  return { ...promises, open: open as typeof promises.open };
});

test.each([
  "a.txt",
  "عُمان/خبر.txt",
  "a.b/c~d.txt",
  "tmp/a",
  "refused/a.txt",
  "2026/_refused/a.txt",
  "_a.txt",
])("takes %s", (key) => {
  expect(isIgnored(key)).toBe(false);
});

test.each([
  ".a.txt",
  ".git/config",
  "2026/.trash/a.txt",
  "~$a.docx",
  "a.txt~",
  "2026/a.tmp",
  ".a.txt.swp",
  "_refused",
  "_refused/a.txt.txt",
  "_status/a.txt",
])("ignores %s", (key) => {
  expect(isIgnored(key)).toBe(true);
});

describe.skipIf(process.platform === "win32")("in the folder", () => {
  const makers: Readonly<Record<string, (path: string, elsewhere: string) => Promise<unknown>>> = {
    "a link to a file outside": async (path, elsewhere) => {
      await write(elsewhere, "secret.txt", "secret");
      await symlink(join(elsewhere, "secret.txt"), path);
    },
    "a link to a folder outside": (path, elsewhere) => symlink(elsewhere, path),
    "a link to itself": (path) => symlink(path, path),
    "a link to nothing": (path) => symlink("nowhere", path),
    "a pipe": async (path) => execFileSync("mkfifo", [path]),
    "a socket": async (path) => {
      const server = createServer();
      onTestFinished(() => void server.close());
      const { promise, resolve } = Promise.withResolvers<void>();
      server.listen(path, resolve);
      await promise;
    },
    "a folder with the name of a picture": (path) => mkdir(path),
  };
  test.each([
    ["a link to a file outside", "link"],
    ["a link to a folder outside", "link"],
    ["a link to itself", "link"],
    ["a link to nothing", "link"],
    ["a pipe", "special"],
    ["a socket", "special"],
    ["a folder with the name of a picture", "folder"],
  ] as const)("%s is named and not read", async (what, kind) => {
    const folder = await temporaryFolder();
    await makers[what]?.(join(folder, "a.jpg"), await temporaryFolder());
    const problem = { kind: "unreadable", key: "a.jpg", cause: expect.objectContaining({ kind }) };
    expect((await listFolder(folder)).entries).toEqual([problem]);
    expect(await lookAt(folder, "a.jpg")).toEqual(problem);
    await expect(readRegularFile(folder, "a.jpg")).rejects.toMatchObject({ kind });
  });

  test("a file in a linked folder is not read", async () => {
    const folder = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    await write(elsewhere, "deep/secret.txt", "secret");
    await mkdir(join(folder, "sport"));
    await symlink(join(elsewhere, "deep"), join(folder, "sport/linked"));
    const key = "sport/linked/secret.txt";
    expect(await lookAt(folder, key)).toMatchObject({ kind: "unreadable", key: "sport/linked" });
    await expect(readRegularFile(folder, key)).rejects.toThrow(ReadProblem);
    expect((await listFolder(folder)).entries.map((entry) => entry.key)).toEqual(["sport/linked"]);
  });

  test.each([
    ["a link to a file outside", { code: "ELOOP" }],
    ["a pipe", { kind: "special" }],
  ] as const)("a file is not read if it is replaced by %s before it is opened", async (what, problem) => {
    const folder = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    await write(folder, "a.jpg", "picture");
    opening.before = async (path, flags) => {
      await rm(path);
      await makers[what]?.(path, elsewhere);
      if (!(flags & constants.O_NONBLOCK))
        throw new Error("this would wait for a program that writes to the pipe");
    };
    onTestFinished(() => {
      opening.before = async () => {};
    });
    await expect(readRegularFile(folder, "a.jpg")).rejects.toMatchObject(problem);
  });

  test("the folder itself may have become a link", async () => {
    const folder = join(await temporaryFolder(), "articles");
    await symlink(await temporaryFolder(), folder);
    expect((await listFolder(folder)).entries).toMatchObject([{ kind: "unreadable", key: "" }]);
  });
});

test("a file that is too large to be an article is named and not read", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "a.txt"), Buffer.alloc(64 * 1024 * 1024 + 1));
  expect(await lookAt(folder, "a.txt")).toMatchObject({ kind: "unreadable", cause: { kind: "too-large" } });
  await expect(readRegularFile(folder, "a.txt")).rejects.toMatchObject({ kind: "too-large" });
});

test("a path that is longer than S3's keys is named", async () => {
  const folder = await temporaryFolder();
  const key = `${"خ".repeat(120)}/`.repeat(5).slice(0, -1);
  await write(folder, key, "1");
  expect((await listFolder(folder)).entries).toMatchObject([{ key, cause: { kind: "long-name" } }]);
});

test.each([
  ["EACCES", "no permission to read it; change its permissions"],
  ["EPERM", "no permission to read it; change its permissions"],
  ["ENOENT", "it is not there"],
  ["ELOOP", "it is a link, and links are not followed; put the file itself in its place"],
  ["EIO", "it can't be read: EIO: i/o error, read"],
])("explains %s: %s", (code, words) => {
  const error = Object.assign(new Error("EIO: i/o error, read"), { code });
  expect(formatReadProblem(error).english).toBe(words);
});
