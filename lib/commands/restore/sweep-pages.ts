// Removes the pages of articles that the catalog does not know, for lib/commands/restore/restore.sh. Such pages stay on the site when
// records are lost, because the function only withdraws articles that it knows.
import { parseArgs } from "node:util";
import { S3Client } from "@aws-sdk/client-s3";
import pLimit from "p-limit";
import { recordKey } from "../../../lambdas/catalog/keys.ts";
import { articlePath } from "../../../lambdas/publication/addresses.ts";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { s3ObjectStore } from "../../../lambdas/store/s3-object-store.ts";

const pages = articlePath("");

/** How many requests are sent at the same time. */
const atOnce = 40;

/**
 * Removes the pages. No call of the publish function may run at the same time.
 *
 * @returns the ids of the removed pages
 */
export async function sweepPages(site: ObjectStore, catalog: ObjectStore): Promise<readonly string[]> {
  const records = new Set((await catalog.list({ prefix: recordKey("") })).map(({ key }) => key));
  const ids = (await site.list({ prefix: pages })).map(({ key }) => key.slice(pages.length));
  const unknown = ids.filter((id) => !records.has(recordKey(id)));
  await pLimit(atOnce).map(unknown, (id) => site.delete(articlePath(id)));
  return unknown;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { site: { type: "string" }, catalog: { type: "string" } } });
  if (!values.site || !values.catalog) throw new Error("expected --site NAME and --catalog NAME");
  // An emulator has no host name for each bucket.
  const client = new S3Client({ forcePathStyle: true });
  const removed = await sweepPages(s3ObjectStore(client, values.site), s3ObjectStore(client, values.catalog));
  console.log(`${values.site}: ${removed.length} pages removed of articles that were not there`);
}
