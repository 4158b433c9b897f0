// The work of the clock (the scheduled call of each minute) for search engines and for the search of the site: the news sitemap,
// robots.txt, the search page, and the headlines of each month of the main feed's history.

import { createHash } from "node:crypto";
import { mergeMonth } from "../archive/merge-month.ts";
import { listMonths } from "../catalog/history/months.ts";
import { indexFrom, indexPrefix, instantOf } from "../catalog/keys.ts";
import { type Search, searches } from "../catalog/search.ts";
import { renderSearchDocuments, searchDocumentPaths } from "../documents/render-history.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { hasSitemap } from "../publication/publication.ts";
import { isReplaced } from "../regenerate/current-version.ts";
import { buildEntries } from "../site/feed-entries.ts";
import { compare, readLive, withAbsent, writeDifferences } from "../site/site-documents.ts";
import type { ListedObject } from "../store/object-store.ts";

/** Google reads articles of the last two days, and 1,000 of them at most. */
const newsTime = 2 * 24 * 60 * 60_000;
const newsLimit = 1000;

/** How many months a call merges at most. After an import, the calls of the next minutes do the others. */
const mostMonths = 6;

/** Changed with the form of the documents. */
const form = 2;

type Months = Search["months"];

/**
 * Updates the documents for search engines and for the search of the site. A call that finds nothing new costs two listings and
 * one read.
 *
 * @throws StoreFault, NotConverging
 */
export async function renewSearch(process: PublishContext): Promise<void> {
  const context = beginCall(process);
  const { catalog, publication, siteUrl } = context;
  /** Months that this call has merged but not stored as merged yet. If another call stores its progress first, they are merged again. */
  const merged = new Set<string>();
  await converge("the documents for search", async () => {
    const last = await searches.get(catalog);
    // Otherwise two versions with different settings would overwrite each other's documents again and again.
    if (last.value?.madeOf === (await look(context)).madeOf || (await isReplaced(context))) return false;
    const live = await readLive(searchDocumentPaths, context); // before the index, because their ETags guard the writes
    const { news, listed, madeOf } = await look(context);
    const { entries, swept } = await buildEntries(news, context);
    if (swept) return true;
    const before = last.value?.months ?? {};
    const stale = staleMonths(before, listed, merged);
    const months: Record<string, Months[string]> = { ...before };
    for (const month of stale.slice(0, mostMonths)) {
      merged.add(month);
      const articles = await mergeMonth(month, context);
      const etag = listed.get(month);
      if (etag === undefined) delete months[month];
      else months[month] = { ...months[month], etag, articles };
    }
    const shown = [...listed.keys()].filter((month) => months[month]?.articles !== 0);
    const documents = renderSearchDocuments(entries, shown, publication, siteUrl);
    await writeDifferences(compare(live, withAbsent(live, documents), context), context);
    const isComplete = stale.length <= mostMonths;
    const search = { schema: 1, ...last.value, madeOf: isComplete ? madeOf : "", months };
    await searches.put(catalog, search, last.unchanged);
    merged.clear();
    return isComplete;
  });
}

/** The months whose headlines must be merged again or removed, the newest first. */
function staleMonths(
  before: Months,
  listed: ReadonlyMap<string, string>,
  merged: ReadonlySet<string>,
): readonly string[] {
  const all = new Set([...Object.keys(before), ...listed.keys()]);
  return [...all]
    .filter((month) => before[month]?.etag !== listed.get(month) || merged.has(month))
    .sort()
    .reverse();
}

/** Reads everything from which the documents are made, and computes a hash of it. */
async function look(context: CallContext) {
  const { catalog, publication, siteUrl } = context;
  const [news, listed] = await Promise.all([
    listNews(context),
    publication.archives ? listMonths(catalog, "all") : new Map<string, string>(),
  ]);
  const of = JSON.stringify([form, publication, siteUrl, news, [...listed]]);
  return { news, listed, madeOf: createHash("sha256").update(of).digest("hex") };
}

/** The index entries of the last two days, the newest first. */
async function listNews({ catalog, publication, now }: CallContext): Promise<readonly ListedObject[]> {
  if (!hasSitemap(publication)) return [];
  const until = now();
  const startAfter = indexFrom("all", until);
  const listed = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: newsLimit });
  return listed.filter(({ key }) => instantOf(key) > until - newsTime);
}
