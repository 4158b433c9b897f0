// The clock's work for search engines: the news sitemap and robots.txt.
import { createHash } from "node:crypto";
import { indexFrom, indexPrefix, instantOf } from "../catalog/keys.ts";
import { getSearch, putSearch } from "../catalog/search.ts";
import { renderSearchDocuments, searchDocumentPaths } from "../documents/render-history.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { sitemapIndexPath, sitemapIndexPrefix } from "../publication/addresses.ts";
import { hasSitemap } from "../publication/publication.ts";
import { isReplaced } from "../regenerate/current-version.ts";
import { buildEntries } from "../regenerate/feed-entries.ts";
import { compare, readLive, withAbsent, writeDifferences } from "../regenerate/site-documents.ts";
import type { ListedObject } from "../store/object-store.ts";

/** Google reads articles of the last two days, and 1,000 of them at most. */
const newsTime = 2 * 24 * 60 * 60_000;
const newsLimit = 1000;

/** Changed with the form of the documents. */
const form = 1;

/**
 * Brings the documents for search engines into line. A call that finds nothing new costs two listings and one read.
 *
 * @throws StoreFault, NotConverging
 */
export async function renewSearch(process: PublishContext): Promise<void> {
  const context = beginCall(process);
  const { catalog, publication, siteUrl } = context;
  await converge("the documents for search engines", async () => {
    const last = await getSearch(catalog);
    // Two versions with different settings would each overwrite what the other has made.
    if (last.value?.madeOf === (await look(context)).madeOf || (await isReplaced(context))) return false;
    const live = await readLive(searchDocumentPaths, context); // before the index, because their ETags guard the writes
    const { news, months, madeOf } = await look(context);
    const { entries, swept } = await buildEntries(news, context);
    if (swept) return true;
    const documents = renderSearchDocuments(entries, months, publication, siteUrl);
    await writeDifferences(compare(live, withAbsent(live, documents), context), context);
    await putSearch(catalog, { schema: 1, ...last.value, madeOf }, last.unchanged);
    return true;
  });
}

/** Reads everything from which the documents are made, and computes a hash of it. */
async function look(context: CallContext) {
  const [news, months] = await Promise.all([listNews(context), listMonths(context)]);
  const of = JSON.stringify([form, context.publication, context.siteUrl, news, months]);
  return { news, months, madeOf: createHash("sha256").update(of).digest("hex") };
}

/** The index entries of the last two days, the newest first. */
async function listNews({ catalog, publication, now }: CallContext): Promise<readonly ListedObject[]> {
  if (!hasSitemap(publication)) return [];
  const until = now();
  const startAfter = indexFrom("all", until);
  const listed = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: newsLimit });
  return listed.filter(({ key }) => instantOf(key) > until - newsTime);
}

/** The months that have a sitemap index, the oldest first. */
async function listMonths({ site, publication }: CallContext): Promise<readonly string[]> {
  if (!hasSitemap(publication)) return [];
  const listed = await site.list({ prefix: sitemapIndexPrefix });
  const monthIn = /\d{4}-\d\d/;
  return listed.flatMap(({ key }) => {
    const month = monthIn.exec(key)?.[0];
    return month !== undefined && key === sitemapIndexPath(month) ? [month] : [];
  });
}
