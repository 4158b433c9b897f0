// Copies the reports of refusals into the watched folder, where the editor who dropped the file sees them.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isReport } from "../../lambdas/refusal/format-refusals.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { systemErrorCode } from "../cannot-start.ts";
import { keyOf } from "./folder-files.ts";

const prefix = "_refused/";

/**
 * Makes the folder `_refused` hold exactly the reports that the inbox has. Files there that are no reports stay.
 *
 * @throws the system's error if the folder can't be written
 */
export async function mirrorReports(inbox: ObjectStore, folder: string): Promise<void> {
  const listed = await inbox.list({ prefix });
  const wanted = new Set(listed.map(({ key }) => key));
  for (const key of wanted) {
    const report = await inbox.get(key);
    if (report) await writeReport(join(folder, key), report.body);
  }
  for (const path of await filesUnder(join(folder, prefix))) {
    if (wanted.has(keyOf(folder, path)) || !isReport(await readFile(path, "utf8"))) continue;
    await rm(path, { force: true });
    await removeEmpty(dirname(path), join(folder, prefix));
  }
}

async function writeReport(path: string, report: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(() => undefined);
  if (there && Buffer.compare(there, report) === 0) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, report);
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Removes the folder and the folders above it, up to `_refused`, as far as they are empty. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  if (!join(folder, "/").startsWith(join(top, "/")) || (await readdir(folder)).length > 0) return;
  await rm(folder, { recursive: true });
  await removeEmpty(dirname(folder), top);
}
