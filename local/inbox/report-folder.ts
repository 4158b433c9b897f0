// Copies the reports of refusals into the watched folder, where the editor who dropped the file sees them.
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isReport } from "../../lambdas/refusal/format-refusals.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import type { Bilingual } from "../terminal/bilingual.ts";
import { explainFault } from "../terminal/faults.ts";
import { keyOf, lookAt, readRegularFile } from "./folder-files.ts";
import { formatReadProblem, ReadProblem } from "./read-problem.ts";

const prefix = "_refused/";

/** The name of a report that is being written. */
const partial = ".khulasa-report.tmp";

export interface ReportProblem {
  /** The key of the report. */
  readonly key: string;
  readonly cause: unknown;
}

/** Tells the user why a report could not be written or removed. */
export function formatReportProblem({ cause }: ReportProblem): Bilingual {
  const { arabic, english } = cause instanceof ReadProblem ? formatReadProblem(cause) : explainFault(cause);
  return {
    arabic: `تعذرت كتابة هذا التقرير: ${arabic}`,
    english: `this report can't be written: ${english}`,
  };
}

/**
 * Makes the folder `_refused` hold exactly the reports that the inbox has. Other files in it stay. Symbolic links are not followed, because
 * they may lead to files that have nothing to do with the newspaper.
 *
 * @param written the ETags of the reports that this process has written, by key. If the report is still in the folder, it is not read from
 * the inbox again
 * @returns the reports that could not be written or removed
 */
export async function mirrorReports(
  inbox: ObjectStore,
  folder: string,
  written = new Map<string, string>(),
): Promise<readonly ReportProblem[]> {
  const wanted = new Map((await inbox.list({ prefix })).map(({ key, etag }) => [key, etag]));
  const problems: ReportProblem[] = [];
  const top = join(folder, prefix);
  const present = await filesUnder(top).catch((cause: unknown) => {
    problems.push({ key: prefix, cause });
    return [];
  });
  const keys = new Map(present.map((path) => [keyOf(folder, path), path]));
  for (const [key, etag] of wanted) {
    if (keys.has(key) && written.get(key) === etag) continue;
    const report = await inbox.get(key);
    if (!report) continue;
    await attempt(key, async () => {
      await writeReport(folder, key, report.body);
      written.set(key, report.etag);
    });
  }
  for (const [key, path] of keys) {
    if (wanted.has(key)) continue;
    written.delete(key);
    await attempt(key, () => removeReport(path, top));
  }
  return problems;

  async function attempt(key: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      problems.push({ key, cause });
    }
  }
}

/**
 * Writes the report under another name and then renames it. So a person never opens half of a report, and a link in its place is
 * replaced, not followed.
 */
async function writeReport(folder: string, key: string, report: Uint8Array): Promise<void> {
  const there = await lookAt(folder, key);
  if (there.kind === "unreadable") throw there.cause;
  if (there.kind === "file" && Buffer.compare(await readRegularFile(folder, key), report) === 0) return;
  const path = join(folder, key);
  await mkdir(dirname(path), { recursive: true });
  const written = join(dirname(path), partial);
  await rm(written, { force: true });
  await writeFile(written, report, { flag: "wx" });
  await rename(written, path);
}

async function removeReport(path: string, top: string): Promise<void> {
  if (basename(path) !== partial && !isReport(await beginningOf(path))) return;
  await rm(path, { force: true });
  await removeEmpty(dirname(path), top);
}

/** The first 100 bytes, which show whether the file is a report. The file may be large and not a report at all. */
async function beginningOf(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, 0);
  return buffer.toString("utf8", 0, bytesRead);
}

/** All files in a folder and its subfolders. Links are not followed, and not listed. */
async function filesUnder(folder: string): Promise<readonly string[]> {
  try {
    if ((await lstat(folder.replace(/\/$/, ""))).isSymbolicLink()) throw new ReadProblem("link");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Removes the folder if it is empty, and then the empty folders above it, up to `_refused`. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  if (!join(folder, "/").startsWith(join(top, "/")) || (await readdir(folder)).length > 0) return;
  await rm(folder, { recursive: true });
  await removeEmpty(dirname(folder), top);
}
