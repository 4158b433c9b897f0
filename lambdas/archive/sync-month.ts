// The month of a part: its page, and the index of its sitemaps.
import { getMonth, monthOf, putMonth } from "../catalog/months.ts";
import { type Position, partName } from "../catalog/positions.ts";
import { monthDocumentPaths, renderMonthDocuments } from "../documents/render-history.ts";
import type { Entry } from "../feed/entry.ts";
import { labelOf } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { compare, readLive, withAbsent, writeDifferences } from "../regenerate/site-documents.ts";

/**
 * Notes what a month has of a part, and brings the documents of the month into line.
 *
 * @param entries those of the part, newest first; none if the part goes
 */
export async function syncMonth(
  feed: FeedName,
  end: Position,
  entries: readonly Entry[],
  context: CallContext,
): Promise<void> {
  const { catalog, publication, siteUrl } = context;
  const month = monthOf(end);
  const name = partName(end);
  const updated = Math.max(...entries.map((entry) => entry.updated));
  await converge(`the month ${month} of ${feed}`, async () => {
    const live = await readLive(monthDocumentPaths(feed, month), context);
    const { value, unchanged } = await getMonth(catalog, feed, month);
    const { [name]: before, ...others } = value?.parts ?? {};
    const parts = entries.length > 0 ? { ...others, [name]: { updated, articles: entries.length } } : others;
    if (before?.updated !== parts[name]?.updated || before?.articles !== parts[name]?.articles) {
      await putMonth(catalog, feed, month, { value: { ...value, parts }, unchanged });
      return true;
    }
    const label = labelOf(feed, entries, publication);
    const documents = renderMonthDocuments(feed, { month, label, parts }, publication, siteUrl);
    return writeDifferences(compare(live, withAbsent(live, documents), context), context);
  });
}
