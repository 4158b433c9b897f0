// Lists the article files of a folder.
import { lstat, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { isArticleKey, isReservedKey } from "../../lambdas/inbox/key.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { isSettled } from "./settle-time.ts";

/** What is at a path of the folder. A key is the path inside the folder with `/`, spelled exactly as in the file system. */
export type FolderEntry =
  | {
      readonly kind: "file";
      readonly key: string;
      readonly path: string;
      readonly modified: number;
      /** False if it may still be written to. */
      readonly isSettled: boolean;
    }
  /** A file that can't be read, or a folder, so that nothing is known of the files in it. */
  | { readonly kind: "unreadable"; readonly key: string; readonly cause: unknown }
  | { readonly kind: "absent"; readonly key: string };

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
export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  return listUnder(folder, "", new Set());
}

/** What is at one key. A folder counts as absent: its files have their own keys. */
export async function lookAt(folder: string, key: string): Promise<FolderEntry> {
  const entry = await lookOnce(folder, key);
  if (entry.kind !== "absent") return entry;
  // The whole folder may have been missing for a moment. A file is absent only if the folder is there and the file is not.
  try {
    await stat(folder);
  } catch (cause) {
    return { kind: "unreadable", key: "", cause };
  }
  return lookOnce(folder, key);
}

async function lookOnce(folder: string, key: string): Promise<FolderEntry> {
  const path = join(folder, key);
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return { kind: "absent", key };
    const problem = unstorable(key, stats.size);
    return problem
      ? { kind: "unreadable", key, cause: problem }
      : { kind: "file", key, path, modified: stats.mtimeMs, isSettled: isSettled(stats.mtimeMs) };
  } catch (cause) {
    if (!isMissing(cause)) return { kind: "unreadable", key, cause };
    if (await exists(path)) return { kind: "unreadable", key, cause: new DanglingLink() };
    if (await isListed(path)) return { kind: "unreadable", key, cause: new UnreadableName() };
    return { kind: "absent", key };
  }
}

/** Why a file can't be read, for people. */
export function formatReadProblem(cause: unknown): string {
  if (cause instanceof DanglingLink) return "the link leads nowhere";
  if (cause instanceof UnreadableName) return "its name is not in UTF-8, so it has to be renamed";
  const code = systemErrorCode(cause);
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  if (code === "ENOENT") return "it is not there";
  return cause instanceof Error ? cause.message : String(cause);
}

/** The greatest size that is stored, in bytes. Articles of this size are refused anyway. */
const largestStored = 64 * 1024 * 1024;

/** Why a file can't be stored; `undefined` if it can. S3's keys have at most 1,024 bytes. */
function unstorable(key: string, size: number): Error | undefined {
  if (size > largestStored) return new Error("it is too large to be an article");
  return Buffer.byteLength(key) > 1024 ? new Error("its name and folders are too long") : undefined;
}

class DanglingLink extends Error {
  override readonly name = "DanglingLink";
}

/** A name that is not in UTF-8, from an old system. The file can't be opened by the name that Node shows. */
class UnreadableName extends Error {
  override readonly name = "UnreadableName";
}

/** Whether the folder lists this name although no file can be opened by it. */
async function isListed(path: string): Promise<boolean> {
  if (!path.includes("\uFFFD")) return false;
  const names: readonly string[] = await readdir(dirname(path)).catch(() => []);
  return names.includes(basename(path));
}

/** @param above device and inode of the folders above, because links can form a circle */
async function listUnder(
  folder: string,
  key: string,
  above: ReadonlySet<string>,
): Promise<readonly FolderEntry[]> {
  const path = join(folder, key);
  let names: readonly string[];
  let here: string;
  try {
    const { dev, ino } = await stat(path);
    here = `${dev}:${ino}`;
    names = await readdir(path);
  } catch (cause) {
    return key !== "" && isMissing(cause) ? [] : [{ kind: "unreadable", key, cause }];
  }
  if (above.has(here)) return [];
  const entries: FolderEntry[] = [];
  for (const name of names) {
    const child = key === "" ? name : `${key}/${name}`;
    if (isIgnored(child)) continue;
    const entry = await lookAt(folder, child);
    if (entry.kind !== "absent") entries.push(entry);
    else if (await isFolder(join(folder, child))) {
      for (const nested of await listUnder(folder, child, new Set(above).add(here))) entries.push(nested);
    }
  }
  return entries;
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
