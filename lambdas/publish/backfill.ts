// Publishes many files at once, for a first import or after a change of the code that reads files. A batch updates the catalog and
// the articles' pages. The feeds are regenerated at the end of the whole backfill, each one once (regenerate/renew-feeds.ts).

import { beginCall } from "../protocol/begin-call.ts";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { assertAll, outcomeOfFault, settleEach } from "../protocol/settled.ts";
import { regenerateEach } from "../regenerate/regenerate-each.ts";
import { type ArticleDone, regenerateArticle } from "../site/regenerate-article.ts";
import { reconcileWithOthers } from "./publish.ts";

/** How many files are worked on at the same time. */
const atOnce = 10;

/** When less time than this is left of the call, no further file is begun, in milliseconds. The state machine then repeats the batch. */
const reserve = 15_000;

/** How many files the message of a fault names. The log names all of them. */
const filesNamed = 10;

/** Some files of a batch failed, and the others are done. `cause` is the error of the first file that failed. */
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
 * Makes the catalog and the articles' pages agree with the files that are at these keys now. It may run again, after a crash or in
 * another order: the result is the same.
 *
 * @throws BackfillIncomplete if files failed, after all others were done
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
  const effects = await reconcileWithOthers(key, importing);
  const done = new Map<string, ArticleDone>();
  for (const id of effects.articles)
    done.set(id, effects.done.get(id) ?? (await regenerateArticle(id, importing)));
  // Old pictures are erased when no feed names them. So if an article has some, its feeds are regenerated now.
  if (![...done.values()].some(({ oldPictures }) => oldPictures.length > 0)) return;
  for (const settled of Object.values(await regenerateEach([{ ...effects, done }], importing)))
    assertAll(settled);
}
