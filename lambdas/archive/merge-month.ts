// The search of the site reads one document for each month of the main feed's history. It has the headlines of the month's parts
// (see settle-parts.ts). The scheduled calls update this document, and uploads do not. So the upload of an article of a past day costs no
// further write.
import { feedMonths } from "../catalog/history/months.ts";
import { monthHeadlinesPath, partHeadlinesPath, renderMonthHeadlines } from "../documents/render-history.ts";
import type { CallContext } from "../protocol/context.ts";
import { assertAll, fulfilled, settleEach } from "../protocol/settled.ts";
import { compare, readLive, withAbsent, writeDifferences } from "../site/site-documents.ts";

/** How many parts are read at the same time. */
const atOnce = 16;

/**
 * Merges the headlines of a month. Removes them if the month has no parts.
 *
 * @returns the number of articles in the month
 * @throws StoreFault, ConditionFailed: another call is doing the same work
 */
export async function mergeMonth(month: string, context: CallContext): Promise<number> {
  const { catalog, site } = context;
  const live = await readLive([monthHeadlinesPath(month)], context); // before the parts, because its ETag guards the write
  const parts = Object.entries((await feedMonths.get(catalog, { feed: "all", month })).value?.parts ?? {});
  const names = parts.map(([name]) => name).sort((one, other) => (one < other ? 1 : -1));
  const read = await settleEach(names, (name) => site.get(partHeadlinesPath(name)), { atOnce });
  assertAll(read);
  const texts = fulfilled(read).flatMap(([, stored]) =>
    stored ? [new TextDecoder().decode(stored.body)] : [],
  );
  const documents = renderMonthHeadlines(month, texts);
  const wanted = names.length > 0 ? documents : new Map();
  await writeDifferences(compare(live, withAbsent(live, wanted), context), context);
  return parts.reduce((sum, [, { articles }]) => sum + articles, 0);
}
