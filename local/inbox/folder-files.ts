// Lists the article files of a folder. Links are never followed: what they lead to may lie outside the folder.
import { constants, type Stats } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import pLimit from "p-limit";
import { isReservedKey, kindOfKey } from "../../lambdas/inbox/key.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { ReadProblem } from "./read-problem.ts";

/** What is at a path of the folder. A key is the path inside the folder with `/`, spelled exactly as in the file system. */
export type FolderEntry =
  | {
      readonly kind: "file";
      readonly key: string;
      readonly modified: number;
      /** When the file was last written to, renamed, or changed in its rights. No program can set this time. */
      readonly changed: number;
      readonly isEmpty: boolean;
      /** The system's user id of the file's owner; 0 on systems without user ids. */
      readonly owner: number;
      /** The time, the size and the inode, as one text. It changes when the file is written to or replaced. */
      readonly stamp: string;
    }
  /** A file that can't be read, or a folder that can't be read. Nothing is known about the files in such a folder. */
  | { readonly kind: "unreadable"; readonly key: string; readonly cause: unknown }
  | { readonly kind: "absent"; readonly key: string };

export type FolderFile = Extract<FolderEntry, { readonly kind: "file" }>;
export type Unreadable = Extract<FolderEntry, { readonly kind: "unreadable" }>;

export interface Listing {
  readonly entries: readonly (FolderFile | Unreadable)[];
  /** The folder itself, with the key "", and all folders in it. */
  readonly folders: ReadonlyMap<string, FolderIdentity>;
}

interface FolderIdentity {
  /** The device and the inode. Two folders never have the same. */
  readonly identity: string;
  /** Whether it is on another device than the folder above it. */
  readonly isDrive: boolean;
}

/** How many files are looked at at the same time. */
const atOnce = 32;

/** The key of a path in the folder. Empty for the folder itself. */
export function keyOf(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, "/");
}

/** Whether this is not an article, a picture or a folder of them, but a hidden file, a program's own file or a folder of Khulasa. */
export function isIgnored(key: string): boolean {
  if (key === "") return false;
  return (
    key === "_refused" || isReservedKey(key) || key.split("/").some((step) => kindOfKey(step) === "ignored")
  );
}

/**
 * Lists all entries of the folder. If the folder itself can't be read, the result is one unreadable entry with the key "". The
 * folder may be on a drive that was disconnected, so the caller must not treat its files as deleted.
 */
export async function listFolder(folder: string): Promise<Listing> {
  const entries: (FolderFile | Unreadable)[] = [];
  const folders = new Map<string, FolderIdentity>();
  await listUnder("", undefined);
  return { entries, folders };

  async function listUnder(key: string, deviceAbove: number | undefined): Promise<void> {
    const path = join(folder, key);
    let names: readonly string[];
    let device: number;
    try {
      const stats = await lstat(path);
      if (!stats.isDirectory()) throw new ReadProblem(stats.isSymbolicLink() ? "link" : "missing");
      device = stats.dev;
      names = await readdir(path);
      folders.set(key, { identity: `${device}:${stats.ino}`, isDrive: device !== deviceAbove });
    } catch (cause) {
      if (key === "" || !isMissing(cause)) entries.push({ kind: "unreadable", key, cause });
      return;
    }
    const children = names
      .map((name) => (key === "" ? name : `${key}/${name}`))
      .filter((one) => !isIgnored(one));
    const found = await pLimit(atOnce).map(children, (child) => lookOnce(folder, child));
    for (const [index, child] of children.entries()) {
      const entry = found[index];
      if (entry === "folder") await listUnder(child, device);
      else if (entry && entry.kind !== "absent") entries.push(entry);
    }
  }
}

/** Looks up one key. A folder counts as absent, because only its files are entries. */
export async function lookAt(folder: string, key: string): Promise<FolderEntry> {
  const link = await linkAbove(folder, key);
  if (link !== undefined) return { kind: "unreadable", key: link, cause: new ReadProblem("link") };
  const entry = await lookOnce(folder, key);
  if (entry !== "folder" && entry.kind !== "absent") return entry;
  // The whole folder may have been missing for a moment. So the file is absent only if the folder is there and the file still is not.
  try {
    await lstat(folder);
  } catch (cause) {
    return { kind: "unreadable", key: "", cause };
  }
  const again = await lookOnce(folder, key);
  return again === "folder" ? { kind: "absent", key } : again;
}

/** The first folder above this key that is a link. Undefined if no folder is a link. */
async function linkAbove(folder: string, key: string): Promise<string | undefined> {
  const steps = key.split("/").slice(0, -1);
  for (let depth = 1; depth <= steps.length; depth++) {
    const above = steps.slice(0, depth).join("/");
    const stats = await lstat(join(folder, above)).catch(() => undefined);
    if (stats?.isSymbolicLink()) return above;
  }
  return undefined;
}

async function lookOnce(folder: string, key: string): Promise<FolderEntry | "folder"> {
  const path = join(folder, key);
  try {
    const stats = await lstat(path);
    if (stats.isDirectory() && kindOfKey(key) !== "picture") return "folder";
    const problem = problemOf(key, stats);
    if (problem) return { kind: "unreadable", key, cause: new ReadProblem(problem) };
    const { mtimeMs, ctimeMs, size, ino, uid } = stats;
    const stamp = `${mtimeMs} ${size} ${ino}`;
    return { kind: "file", key, modified: mtimeMs, changed: ctimeMs, isEmpty: size === 0, owner: uid, stamp };
  } catch (cause) {
    if (!isMissing(cause)) return { kind: "unreadable", key, cause };
    if (!(await isListed(path))) return { kind: "absent", key };
    return { kind: "unreadable", key, cause: new ReadProblem("unreadable-name") };
  }
}

/** The greatest size of a file that is copied, in bytes. Publishing would refuse a larger file. */
const largestStored = 64 * 1024 * 1024;

/** Why a file can't be copied to the inbox. `long-name`: keys in S3 have at most 1,024 bytes. */
function problemOf(key: string, stats: Stats) {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isDirectory()) return "folder";
  if (!stats.isFile()) return "special";
  if (stats.size > largestStored) return "too-large";
  return Buffer.byteLength(key) > 1024 ? "long-name" : undefined;
}

/**
 * Reads a file. It follows no link, and does not open pipes, which would wait for another process.
 *
 * @throws ReadProblem or the system's error
 */
export async function readRegularFile(folder: string, key: string): Promise<Uint8Array> {
  const link = await linkAbove(folder, key);
  if (link !== undefined) throw new ReadProblem("link");
  const found = await lstat(join(folder, key));
  const problem = problemOf(key, found);
  if (problem) throw new ReadProblem(problem);
  // The opened file is checked again, because it may have been replaced since. The flags O_NOFOLLOW and O_NONBLOCK are missing on Windows.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  await using file = await open(join(folder, key), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  const opened = problemOf(key, await file.stat());
  if (opened) throw new ReadProblem(opened);
  return await file.readFile();
}

/**
 * Whether the folder lists the name of this path, which could not be opened. Node replaces bytes of names that are not UTF-8 by U+FFFD, and
 * then no file has the replaced name.
 */
async function isListed(path: string): Promise<boolean> {
  if (!path.includes("\uFFFD")) return false;
  const names: readonly string[] = await readdir(dirname(path)).catch(() => []);
  return names.includes(basename(path));
}

function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
