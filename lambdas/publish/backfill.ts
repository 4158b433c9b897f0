// Publishes many files at once, for a first import or after a change of the code that reads files. A batch brings the catalog and
// the articles' pages into line. The feeds come at the end, each regenerated once (regenerate/renew-feeds.ts).

import { beginCall } from "../protocol/begin-call.ts";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { outcomeOfFault, settleEach } from "../protocol/settled.ts";
import { eraseOldPictures, regenerateArticle } from "../regenerate/regenerate.ts";
import { reconcileWithOthers } from "./publish.ts";

/** Files that are worked on at the same time. */
const atOnce = 10;

/** Time reserved for the files that are being read, ms. A batch with files that were not begun is tried again. */
const reserve = 15_000;

/** Files that the message of a fault names. The log has all of them. */
const filesNamed = 10;

/** Some files of a batch met a fault, and the others are done. The cause is that of the first file. */
export class BackfillIncomplete extends Error {
  override readonly name = "BackfillIncomplete";
  constructor(failed: ReadonlyMap<string, unknown>, total: number) {
    const keys = [...failed.keys()].slice(0, filesNamed).join(", ");
    const more = failed.size > filesNamed ? ", ..." : "";
    const [cause] = failed.values();
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${failed.size} of ${total} files: ${keys}${more}: ${why}`, { cause });
  }
}

/**
 * Makes the catalog and the articles' pages agree with what is at these keys now. Run again, after a crash or out of order,
 * it ends the same.
 *
 * @throws BackfillIncomplete when all have been tried
 */
export async function backfill(
  keys: readonly string[],
  context: PublishContext,
  timeLeft?: TimeLeft,
): Promise<void> {
  const failed = new Map<string, unknown>();
  const settled = await settleEach(keys, (key) => backfillFile(key, context), {
    atOnce,
    timeLeft,
    reserve,
  });
  for (const [key, result] of settled) {
    if (result.status === "fulfilled") continue;
    context.report(outcomeOfFault(key, result.reason));
    failed.set(key, result.reason);
  }
  if (failed.size > 0) throw new BackfillIncomplete(failed, keys.length);
}

async function backfillFile(key: string, process: PublishContext): Promise<void> {
  const importing = { ...beginCall(process), isImport: true };
  const { articles, done } = await reconcileWithOthers(key, importing);
  for (const id of articles) {
    const { hasOldPictures } = done.get(id) ?? (await regenerateArticle(id, importing));
    if (hasOldPictures) await eraseOldPictures(id, importing);
  }
}
