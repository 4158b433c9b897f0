// What every document depends on beside its articles: settings, address and code. Where it changes, all is published anew.
import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isReportKey } from "../lambdas/inbox/key.ts";
import type { Publication } from "../lambdas/publication/publication.ts";
import type { ObjectStore } from "../lambdas/store/object-store.ts";
import type { Queue } from "./queue.ts";

/** Where the edition of the last run is kept, in the queue's bucket. */
const editionKey = "edition";

/** Equal for equal settings, addresses and sources of the function. */
export async function readEdition(publication: Publication, siteUrl: string): Promise<string> {
  const sources = join(import.meta.dirname, "../lambdas");
  const hash = createHash("sha256").update(JSON.stringify({ publication, siteUrl }));
  const files: string[] = [];
  for await (const file of glob("**/*.ts", { cwd: sources })) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(sources, file)));
  return hash.digest("hex");
}

/** Has the queue remember every file of the inbox when the edition is not that of the last run. */
export async function renewEdition(
  edition: string,
  { bucket, inbox, queue }: { bucket: ObjectStore; inbox: ObjectStore; queue: Queue },
): Promise<void> {
  const last = await bucket.get(editionKey);
  if (last && new TextDecoder().decode(last.body) === edition) return;
  for (const { key } of await inbox.list({ prefix: "" })) {
    if (!isReportKey(key) && !queue.isWaiting(key)) await queue.remember(key, "ObjectCreated:Put");
  }
  // last, so that a crash on the way leaves the old edition and the next run begins again
  await bucket.put(editionKey, new TextEncoder().encode(edition), { contentType: "text/plain" });
}
