// Lists the article files of a folder. Links are never followed: what they lead to may lie outside the folder.
import { constants, type Stats } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { isArticleKey, isPictureKey, isReservedKey } from "../../lambdas/inbox/key.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { ReadProblem } from "./read-problem.ts";

/** What is at a path of the folder. A key is the path inside the folder with `/`, spelled exactly as in the file system. */
export type FolderEntry =
  | {
      readonly kind: "file";
      readonly key: string;
      readonly modified: number;
      /** The id of its owner in the system; 0 where systems have none. */
      readonly owner: number;
      /** Another one when the file was written to or replaced. */
      readonly stamp: string;
    }
  /** A file that can't be read, or a folder, so that nothing is known of the files in it. */
  | { readonly kind: "unreadable"; readonly key: string; readonly cause: unknown }
  | { readonly kind: "absent"; readonly key: string };

export type FolderFile = Extract<FolderEntry, { readonly kind: "file" }>;
export type Unreadable = Extract<FolderEntry, { readonly kind: "unreadable" }>;

export interface Listing {
  readonly entries: readonly (FolderFile | Unreadable)[];
  /** The folder itself, with the key "", and all folders in it. */
  readonly folders: ReadonlyMap<string, FolderIdentity>;
}

export interface FolderIdentity {
  /** Device and inode: another folder has another one. */
  readonly identity: string;
  /** Whether it is on another device than the folder above it. */
  readonly isDrive: boolean;
}

/** The key of a path in the folder. Empty for the folder itself. */
export function keyOf(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, "/");
}

/** Whether this is no article or folder of articles: hidden files, files of editors and systems, Khulasa's own folders. */
export function isIgnored(key: string): boolean {
  if (key === "") return false;
  return key === "_refused" || isReservedKey(key) || key.split("/").some((step) => !isArticleKey(step));
}

/**
 * All entries of the folder. If the folder itself can't be read, the result is one unreadable entry with the key "". It may be a
 * drive that was disconnected, so its files are not taken for deleted.
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
    for (const name of names) {
      const child = key === "" ? name : `${key}/${name}`;
      if (isIgnored(child)) continue;
      const entry = await lookOnce(folder, child);
      if (entry === "folder") await listUnder(child, device);
      else if (entry.kind !== "absent") entries.push(entry);
    }
  }
}

/** What is at one key. A folder counts as absent: its files have their own keys. */
export async function lookAt(folder: string, key: string): Promise<FolderEntry> {
  const link = await linkAbove(folder, key);
  if (link !== undefined) return { kind: "unreadable", key: link, cause: new ReadProblem("link") };
  const entry = await lookOnce(folder, key);
  if (entry !== "folder" && entry.kind !== "absent") return entry;
  // The whole folder may have been missing for a moment. A file is absent only if the folder is there and the file is not.
  try {
    await lstat(folder);
  } catch (cause) {
    return { kind: "unreadable", key: "", cause };
  }
  const again = await lookOnce(folder, key);
  return again === "folder" ? { kind: "absent", key } : again;
}

/** The folder of a key that is a link; undefined if there is none. */
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
    if (stats.isDirectory() && !isPictureKey(key)) return "folder";
    const problem = problemOf(key, stats);
    if (problem) return { kind: "unreadable", key, cause: new ReadProblem(problem) };
    const { mtimeMs, size, ino, uid } = stats;
    return { kind: "file", key, modified: mtimeMs, owner: uid, stamp: `${mtimeMs} ${size} ${ino}` };
  } catch (cause) {
    if (!isMissing(cause)) return { kind: "unreadable", key, cause };
    if (!(await isListed(path))) return { kind: "absent", key };
    return { kind: "unreadable", key, cause: new ReadProblem("unreadable-name") };
  }
}

/** The greatest size that is stored, in bytes. Articles of this size are refused anyway. */
const largestStored = 64 * 1024 * 1024;

/** S3's keys have at most 1,024 bytes. */
function problemOf(key: string, stats: Stats) {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isDirectory()) return "folder";
  if (!stats.isFile()) return "special";
  if (stats.size > largestStored) return "too-large";
  return Buffer.byteLength(key) > 1024 ? "long-name" : undefined;
}

/**
 * The bytes of a file, without following a link and without waiting for another process, as a pipe would.
 *
 * @throws ReadProblem or the system's error
 */
export async function readRegularFile(folder: string, key: string): Promise<Uint8Array> {
  const link = await linkAbove(folder, key);
  if (link !== undefined) throw new ReadProblem("link");
  const found = await lstat(join(folder, key));
  const problem = problemOf(key, found);
  if (problem) throw new ReadProblem(problem);
  // Checked again, because something else may have taken its place. Windows has neither flag.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  await using file = await open(join(folder, key), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  const opened = problemOf(key, await file.stat());
  if (opened) throw new ReadProblem(opened);
  return await file.readFile();
}

/** Whether the folder lists this name although no file can be opened by it: Node shows a name that is not in UTF-8 in another way. */
async function isListed(path: string): Promise<boolean> {
  if (!path.includes("\uFFFD")) return false;
  const names: readonly string[] = await readdir(dirname(path)).catch(() => []);
  return names.includes(basename(path));
}

function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
