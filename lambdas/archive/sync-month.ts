// Each month of a feed's history has a page with links to its parts (see settle-parts.ts), and an index of the sitemaps of its parts. This
// updates both documents when the parts have changed.

import { createHash } from "node:crypto";
import { feedMonths, monthOf } from "../catalog/history/months.ts";
import { type Position, partName } from "../catalog/history/positions.ts";
import { monthDocumentPaths, renderMonthDocuments } from "../documents/render-history.ts";
import type { Entry } from "../feed/entry.ts";
import { labelOf } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { compare, readLive, withAbsent, writeDifferences } from "../site/site-documents.ts";

/**
 * Stores how many articles a part has and when they last changed, then updates the documents of the part's month.
 *
 * @param end the end of the part (see settle-parts.ts)
 * @param entries the entries of the part, the newest first; none if the part is being removed
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
  const part = {
    updated: Math.max(...entries.map((entry) => entry.updated)),
    articles: entries.length,
    headlines: feed === "all" ? hashHeadlines(entries, context) : undefined,
  };
  await converge(`the month ${month} of ${feed}`, async () => {
    const live = await readLive(monthDocumentPaths(feed, month), context);
    const { value, unchanged } = await feedMonths.get(catalog, { feed, month });
    const { [name]: before, ...others } = value?.parts ?? {};
    const parts = entries.length > 0 ? { ...others, [name]: part } : others;
    const after = parts[name];
    if (
      before?.updated !== after?.updated ||
      before?.articles !== after?.articles ||
      before?.headlines !== after?.headlines
    ) {
      await feedMonths.put(catalog, { ...value, parts }, unchanged, { feed, month });
      return true;
    }
    const label = labelOf(feed, entries, publication);
    const documents = renderMonthDocuments(feed, { month, label, parts }, publication, siteUrl);
    return writeDifferences(compare(live, withAbsent(live, documents), context), context);
  });
}

/** A hash of what the search of the site shows of a part. When it changes, a scheduled call merges the headlines of the month again. */
function hashHeadlines(entries: readonly Entry[], { publication, siteUrl }: CallContext): string {
  const shown = entries.map(({ headline, url, section, published }) => [headline, url, section, published]);
  return createHash("sha256")
    .update(JSON.stringify([publication, siteUrl, shown]))
    .digest("hex");
}
