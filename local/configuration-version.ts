// When the configuration version changes (the settings, the site's address or the code), every file is published again.
import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isReportKey } from "../lambdas/inbox/key.ts";
import type { ObjectStore } from "../lambdas/store/object-store.ts";
import type { Queue } from "./queue.ts";

/** The object of the queue's bucket that holds the version of the last run. The name "edition" is that of earlier releases. */
const versionKey = "edition";

/** A hash of the source code of the function, in hex. */
export async function readCodeVersion(): Promise<string> {
  const sources = join(import.meta.dirname, "../lambdas");
  const hash = createHash("sha256");
  const files: string[] = [];
  for await (const file of glob("**/*.ts", { cwd: sources })) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(sources, file)));
  return hash.digest("hex");
}

/** Puts every file of the inbox into the queue if the version is not that of the last run. */
export async function requeueIfChanged(
  version: string,
  { bucket, inbox, queue }: { bucket: ObjectStore; inbox: ObjectStore; queue: Queue },
): Promise<void> {
  const last = await bucket.get(versionKey);
  if (last && new TextDecoder().decode(last.body) === version) return;
  for (const { key } of await inbox.list({ prefix: "" })) {
    if (!isReportKey(key) && !queue.isWaiting(key)) await queue.remember(key, "ObjectCreated:Put");
  }
  // The version is written last. So after a crash the old version is still stored, and the next run puts all files into the queue again.
  await bucket.put(versionKey, new TextEncoder().encode(version), { contentType: "text/plain" });
}
