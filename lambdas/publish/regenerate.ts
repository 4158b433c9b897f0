// Step 3: rebuild the documents of what a reconciliation touched, and write those that differ.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { indexFrom, indexPrefix, recordKey, recordKeyOf } from "../catalog/keys.ts";
import type { Entry } from "../feed/entry.ts";
import { buildEntry } from "../feed/entry.ts";
import { checkDocument } from "../feed/gate.ts";
import { renderArticlePage } from "../page/article-page.ts";
import { documentPaths, renderFeedDocuments } from "../page/feed-documents.ts";
import type { SiteDocument } from "../page/site-document.ts";
import { articlePath, type FeedName } from "../publication/addresses.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";
import { getRecord, unchangedSince } from "./catalog.ts";
import { converge } from "./converge.ts";
import type { Newsroom, Outcome } from "./newsroom.ts";

/** Brings every document of a feed into line with the newest entries of its index. */
export async function regenerateFeed(feed: FeedName, newsroom: Newsroom): Promise<void> {
  const { publication, siteUrl } = newsroom;
  let rendered: { of: string; documents: ReturnType<typeof renderFeedDocuments> } | undefined;
  await converge(feed, async () => {
    const live = await readLive(documentPaths(feed), newsroom); // before the index: their ETags guard the writes
    const { entries, swept } = await readEntries(feed, newsroom);
    const of = JSON.stringify(entries);
    if (rendered?.of !== of)
      rendered = { of, documents: renderFeedDocuments(feed, entries, publication, siteUrl) };
    return (await writeDifference(live, rendered.documents, newsroom)) || swept;
  });
}

/** Brings the page of an article into line with its record: there is none before its time, nor after it is retired. */
export async function regenerateArticle(id: string, newsroom: Newsroom): Promise<void> {
  const { catalog, publication, siteUrl, now } = newsroom;
  const path = articlePath(id);
  await converge(path, async () => {
    const live = await readLive([path], newsroom);
    const { value: record } = await getRecord(catalog, recordKey(id));
    const entry = record && isDue(record, now()) && buildEntry(record, publication, siteUrl);
    const page =
      entry && publication.articleLink === undefined
        ? renderArticlePage(entry, publication, siteUrl)
        : undefined;
    return writeDifference(live, new Map([[path, page]]), newsroom);
  });
}

type DocumentOutcome = Extract<Outcome, { document: string }>;
type Live = Awaited<ReturnType<typeof readLive>>;

async function readLive(paths: readonly string[], { site }: Newsroom) {
  return new Map(await Promise.all(paths.map(async (path) => [path, await site.get(path)] as const)));
}

/** The newest entries of a feed; sweeps index entries that their record does not name (any more). */
async function readEntries(
  feed: FeedName,
  newsroom: Newsroom,
): Promise<{ entries: Entry[]; swept: boolean }> {
  const { catalog, publication, siteUrl, now } = newsroom;
  const listed = await catalog.list({
    prefix: indexPrefix(feed),
    startAfter: indexFrom(feed, now()),
    limit: publication.feedLength,
  });
  const records = await Promise.all(listed.map(({ key }) => getRecord(catalog, recordKeyOf(key))));
  const entries: Entry[] = [];
  let swept = false;
  for (const [index, { key, etag }] of listed.entries()) {
    const record = records[index]?.value;
    const entry = record?.places.includes(key) ? buildEntry(record, publication, siteUrl) : undefined;
    if (entry) entries.push(entry);
    else {
      await catalog.delete(key, { ifMatch: etag });
      swept = true;
    }
  }
  return { entries, swept };
}

/** Writes what differs. Answers whether anything did. */
async function writeDifference(
  live: Live,
  wanted: ReadonlyMap<string, SiteDocument | undefined>,
  { site, report }: Newsroom,
): Promise<boolean> {
  let changed = false;
  for (const [path, document] of wanted) {
    const outcome = await writeDocument(path, live.get(path), document, site);
    if (!outcome) continue;
    report(outcome);
    if (outcome.kind !== "withheld") changed = true;
  }
  return changed;
}

/** Puts, erases or withholds one document, on the condition that it is still the one that was read. */
async function writeDocument(
  path: string,
  there: StoredObject | undefined,
  wanted: SiteDocument | undefined,
  site: ObjectStore,
): Promise<DocumentOutcome | undefined> {
  if (!wanted) {
    if (!there) return undefined;
    await site.delete(path, { ifMatch: there.etag });
    return { kind: "erased", document: path };
  }
  const body = new TextEncoder().encode(wanted.text);
  if (there && Buffer.compare(there.body, body) === 0) return undefined;
  const problems = checkDocument(wanted);
  if (problems.length > 0) return { kind: "withheld", document: path, problems };
  const { contentType, cacheControl } = wanted;
  await site.put(path, body, { contentType, cacheControl, condition: unchangedSince(there) });
  return { kind: "written", document: path };
}

function isDue(record: ArticleRecord, now: number): boolean {
  return record.article !== null && record.published <= now;
}
