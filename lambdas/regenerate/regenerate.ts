// Regenerates the documents of a feed, of an article, and of the list of feeds. Writes those that differ from the live ones, which are
// on the site.
import { isDeepStrictEqual } from "node:util";
import { fileDropped, nameOf, newestPart } from "../archive/file-dropped.ts";
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import { getDuePublished, getFeedLabels, getRecord, putFeedLabels } from "../catalog/catalog.ts";
import { indexFrom, indexPrefix, recordKey } from "../catalog/keys.ts";
import { lookBack } from "../catalog/registers.ts";
import type { RenderedDocuments } from "../documents/document-rule.ts";
import {
  articleDocumentPaths,
  directoryPaths,
  feedDocumentPaths,
  renderArticleDocuments,
  renderDirectory,
  renderFeedDocuments,
  renderRemovedArticle,
  renderSettingsDocuments,
  settingsDocumentPaths,
} from "../documents/render-documents.ts";
import { buildEntry, type Entry } from "../feed/entry.ts";
import type { FeedContent } from "../feed/feed-model.ts";
import { type FeedLabels, labelOf, standingFeeds } from "../feed/memberships.ts";
import { erasePictures, hostPictures } from "../pictures/host-pictures.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { fulfilled, type Settled } from "../protocol/settled.ts";
import { articlePath, type FeedName, sitePaths } from "../publication/addresses.ts";
import type { ListedObject } from "../store/object-store.ts";
import { rememberWrites } from "../store/remember-writes.ts";
import { checkFeedEntry } from "./check-entry.ts";
import {
  compare,
  isSound,
  type Live,
  messageOf,
  readLive,
  reportWithheld,
  writeDifferences,
} from "./site-documents.ts";
import { buildTombstones, listTombstones, type Records } from "./tombstones-of-feed.ts";

/**
 * Makes every document of a feed agree with the newest entries of its index. A feed without entries has no documents, unless the settings
 * name it. There are two reasons. The section of an article under embargo must not be published before the article. And a section whose
 * articles were all removed may have been a mistake.
 *
 * @returns the feed's name for people; undefined for the newspaper's own feed, and for a feed without documents
 */
export async function regenerateFeed(feed: FeedName, context: CallContext): Promise<string | undefined> {
  const { publication, warmHeads } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const paths = feedDocumentPaths(feed);
  let early = warmHeads.recall(paths);
  let last: Live = new Map();
  let label: string | undefined;
  let made: FeedDocuments | undefined;
  await converge(feed, async () => {
    const live = early ?? (await readLive(paths, own)); // before the index, because their ETags guard the writes
    const isEarly = early !== undefined;
    early = undefined;
    const { entries, tombstones, listed, swept } = await readEntries(feed, context);
    if (swept) return true; // entries were deleted, so the index is read again to fill the feed
    last = live;
    if (entries.length === 0 && !standingFeeds(publication).includes(feed)) {
      label = undefined;
      const none = new Map(paths.map((path) => [path, undefined]));
      return (await writeDifferences(compare(live, none, context), own)) || isEarly;
    }
    label = labelOf(feed, entries, publication);
    const history = { older: nameOf(await newestPart(feed, listed, context)) };
    const content = { entries, tombstones, history };
    made = sameFeed(made, content) ?? renderFeed(feed, content, context);
    let differences = compare(live, made.documents, context);
    if (!made.isSifted && (made.problem !== undefined || !differences.every(isSound))) {
      const sound = siftEntries(feed, entries, context);
      made = {
        ...(sound.length > 0 ? renderFeed(feed, { ...content, entries: sound }, context) : made),
        of: made.of,
        isSifted: true,
      };
      differences = compare(live, made.documents, context);
    }
    if (made.problem !== undefined) reportWithheld(feed, [made.problem], context);
    const dropped = publication.archives ? listed[shownOf(made, entries)] : undefined;
    const [newest] = listed;
    if (dropped && newest && (await fileDropped(feed, dropped, newest, context))) return true;
    const hasWritten = await writeDifferences(differences, own);
    if (hasWritten || !isEarly) return hasWritten;
    // Nothing had to be written, but the heads of the documents come from memory, and another worker may have replaced a document since.
    // So the documents are read.
    return compare(await readLive(paths, own), made.documents, context).length > 0;
  });
  warmHeads.keep(last);
  return label;
}

/** The documents of a feed as a pass has rendered them. The next pass uses them again if the entries are the same. */
interface FeedDocuments {
  /** The entries and tombstones that the documents show. */
  readonly of: FeedContent;
  readonly documents: RenderedDocuments;
  /** Why there are no documents, if the renderer failed. */
  readonly problem?: string;
  /** Whether entries that break a rule of the gate (the check of every document) were left out. */
  readonly isSifted: boolean;
  /** The entries that the renderers got. If there was no room for all of them, the documents do not show the oldest ones. */
  readonly shown: readonly Entry[];
}

function sameFeed(made: FeedDocuments | undefined, content: FeedContent): FeedDocuments | undefined {
  return made && isDeepStrictEqual(made.of, content) ? made : undefined;
}

/** How many of the newest entries the feed covers, including those that were left out because they break a rule. */
function shownOf({ documents, shown }: FeedDocuments, entries: readonly Entry[]): number {
  const counts = [...documents.values()].flatMap(({ entries: count }) => count ?? []);
  const last = shown[Math.min(...counts) - 1];
  return last ? entries.findIndex(({ guid }) => guid === last.guid) + 1 : entries.length;
}

function renderFeed(feed: FeedName, of: FeedContent, context: CallContext): FeedDocuments {
  const { publication, siteUrl } = context;
  const { entries: shown } = of;
  const isSifted = false;
  try {
    return { of, documents: renderFeedDocuments(feed, of, publication, siteUrl), isSifted, shown };
  } catch (error) {
    return { of, documents: new Map(), problem: messageOf(error), isSifted, shown };
  }
}

/**
 * The entries without those that would keep the feed from being published. There are such entries when the settings or the rules
 * have changed since an article was published. Leaving one out withdraws nothing: its page and its record stay. If no entry is
 * sound, the settings are wrong, and the feed is withheld as it is.
 */
export function siftEntries(
  feed: FeedName,
  entries: readonly Entry[],
  context: CallContext,
): readonly Entry[] {
  const checked = entries.map((entry) => ({ entry, problems: checkFeedEntry(feed, entry, context) }));
  const sound = checked.filter(({ problems }) => problems.length === 0).map(({ entry }) => entry);
  if (sound.length === 0) return [];
  for (const { entry, problems } of checked) {
    if (problems.length === 0) continue;
    const texts = problems.map(({ text }) => text);
    context.report({ kind: "leftOut", document: feed, guid: entry.guid, problems: texts });
  }
  return sound;
}

/** What remains to do for an article after its feeds are regenerated. */
export interface ArticleDone {
  /** Whether the site has pictures that the record does not name. They are erased when no feed names them any more. */
  readonly hasOldPictures: boolean;
  /** Whether a picture of the record is missing, because its file has changed since it was read. */
  readonly isIncomplete: boolean;
  /** The record that the documents were made of. */
  readonly record: ArticleRecord | undefined;
}

/**
 * Makes the page and the hosted pictures of an article agree with its record. An article whose time has not come has no page. The page
 * of a removed article says that it was withdrawn.
 *
 * @param known the record that this call has just written, and the heads of the live documents, which were read before that
 */
export async function regenerateArticle(
  id: string,
  context: CallContext,
  known?: { readonly live: Live; readonly record: ArticleRecord | undefined },
): Promise<ArticleDone> {
  const { publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const path = articlePath(id);
  let hasOldPictures = false;
  let isIncomplete = false;
  let last: ArticleRecord | undefined;
  await converge(path, async () => {
    const { live, record } = known ?? (await readArticle(id, own));
    // Another worker may have replaced the documents in `known` since they were read. So if nothing must be written, they are read again.
    const isEarly = known !== undefined;
    known = undefined;
    last = record;
    const wanted = wantedPictures(record, context);
    const pictures = record && (await hostPictures(record, wanted, context));
    hasOldPictures = pictures !== undefined && pictures.others.length > 0;
    isIncomplete = pictures !== undefined && pictures.missing.length > 0;
    // Pictures come before the page that shows them. If one was written, the next pass writes the page.
    if (pictures?.hasWritten) return true;
    const entry = isShown(record, context) && buildEntry(record, publication, siteUrl);
    const none = new Map(articleDocumentPaths(id).map((absent) => [absent, undefined]));
    if (publication.articleLink !== undefined || (!entry && !live.get(path))) {
      return (await writeDifferences(compare(live, none, context), own)) || isEarly;
    }
    const documents = entry
      ? renderOrReport(path, () => renderArticleDocuments(id, entry, publication, siteUrl), context)
      : new Map([...none, ...renderRemovedArticle(id, record?.movedTo, publication, siteUrl)]);
    if (documents === undefined) return false;
    return (await writeDifferences(compare(live, documents, context), own)) || isEarly;
  });
  return { record: last, hasOldPictures, isIncomplete };
}

/** Reads the live documents of an article, and only then its record. So a document made from an old record can't replace a newer one. */
async function readArticle(id: string, context: CallContext) {
  const live = await readLive(articleDocumentPaths(id), context);
  return { live, record: (await getRecord(context.catalog, recordKey(id))).value };
}

/**
 * Erases the pictures of an article that its record does not name. Call it only when no feed names them any more. It then looks again,
 * because another worker may need such a picture again, and may have found it on the site just before it was erased here.
 */
export async function eraseOldPictures(id: string, context: CallContext): Promise<void> {
  await converge(`the pictures of ${id}`, async () => {
    const { value: record } = await getRecord(context.catalog, recordKey(id));
    if (!record) return false;
    const { hasWritten, others } = await hostPictures(record, wantedPictures(record, context), context);
    await erasePictures(others, context);
    return hasWritten || others.length > 0;
  });
}

function wantedPictures(record: ArticleRecord | undefined, context: CallContext): readonly RecordedPicture[] {
  return isShown(record, context) ? record.pictures : [];
}

/** Renders documents. If this fails, reports the failure and returns `undefined`, and the live documents are not changed. */
function renderOrReport(
  what: string,
  render: () => RenderedDocuments,
  context: CallContext,
): RenderedDocuments | undefined {
  try {
    return render();
  } catch (error) {
    reportWithheld(what, [messageOf(error)], context);
    return undefined;
  }
}

/** Regenerates the documents that depend only on the settings, such as the style sheet. */
export async function regenerateSettingsDocuments(context: CallContext): Promise<void> {
  const { publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const what = "the documents of the settings";
  const documents = renderOrReport(what, () => renderSettingsDocuments(publication, siteUrl), context);
  if (!documents) return;
  await converge(what, async () => {
    const live = await readLive(settingsDocumentPaths, own);
    return writeDifferences(compare(live, documents, context), own);
  });
}

/**
 * Regenerates the list of all feeds.
 *
 * @param labels the names of the feeds that were regenerated; undefined for those that have no documents
 * @param early the heads of the live documents, if they were read before the feeds were regenerated
 * @returns whether the list, or a feed that had to be regenerated for it, may have changed
 */
export async function regenerateDirectory(
  labels: ReadonlyMap<FeedName, string | undefined>,
  context: CallContext,
  early?: Live,
): Promise<boolean> {
  const { catalog, publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  /** Feeds that this call adds to the list. Each pass looks again whether they exist, because another worker may have removed one. */
  const added = new Set<FeedName>();
  let first = early;
  let hasRegenerated = false;
  const hasWritten = await converge(sitePaths.directory, async () => {
    const live = first ?? (await readLive(directoryPaths, own));
    first = undefined;
    const known = await getFeedLabels(catalog);
    const before = known.value.labels;
    const all = new Map(Object.entries(before) as [FeedName, string][]);
    for (const [feed, label] of labels) {
      // Another worker may have changed the feed since: published its first article, removed its last one, or published one that spells
      // the feed's name in another way. So the feed is regenerated again if its name may be another one now.
      if (label !== undefined && before[feed] === undefined) added.add(feed);
      const mayDiffer =
        label === undefined ? await hasEntries(feed, context) : label !== before[feed] || added.has(feed);
      if (mayDiffer) hasRegenerated = true;
      const current = mayDiffer ? await regenerateFeed(feed, context) : label;
      if (current === undefined) all.delete(feed);
      else all.set(feed, current);
    }
    const after: FeedLabels = Object.fromEntries(all);
    const hasChanged = JSON.stringify(after) !== JSON.stringify(before);
    if (hasChanged) await putFeedLabels(catalog, { ...known.value, labels: after }, known.unchanged);
    const documents = renderDirectory(after, publication, siteUrl);
    return (await writeDifferences(compare(live, documents, context), own)) || hasChanged;
  });
  return hasWritten || hasRegenerated;
}

/** The names of the feeds that were regenerated without a fault, except the main feed. */
export function labelsOf(
  regenerated: Settled<FeedName, string | undefined>,
): ReadonlyMap<FeedName, string | undefined> {
  return new Map(fulfilled(regenerated).filter(([feed]) => feed !== "all"));
}

async function hasEntries(feed: FeedName, { catalog, now }: CallContext): Promise<boolean> {
  const listed = await catalog.list({
    prefix: indexPrefix(feed),
    startAfter: indexFrom(feed, now()),
    limit: 1,
  });
  return listed.length > 0;
}

/**
 * Reads the newest entries of a feed, their index entries with the next older one, and the tombstones (articles that were withdrawn
 * lately). Deletes index entries and tombstones that their record does not name, or no longer names.
 */
async function readEntries(
  feed: FeedName,
  context: CallContext,
): Promise<FeedContent & BuiltEntries & { readonly listed: readonly ListedObject[] }> {
  const { catalog, publication, warmRecords, now } = context;
  const { feedLength } = publication;
  const [listed, gone] = await Promise.all([
    catalog.list({
      prefix: indexPrefix(feed),
      startAfter: indexFrom(feed, now()),
      limit: feedLength + 1,
    }),
    listTombstones(feed, context),
  ]);
  const newest = listed.slice(0, feedLength);
  const records = await warmRecords.readAll([...newest, ...gone], catalog);
  const { entries, swept } = await buildEntries(newest, context, records.slice(0, newest.length));
  const built = await buildTombstones(gone, context, records.slice(newest.length));
  return { entries, tombstones: built.tombstones, listed, swept: swept || built.swept };
}

interface BuiltEntries {
  readonly entries: readonly Entry[];
  /** Whether any index entry was deleted. */
  readonly swept: boolean;
}

/**
 * Builds the feed entries of these index entries. Deletes index entries that their record does not name, or no longer names.
 *
 * @param known the records of the index entries, if they were read already
 */
export async function buildEntries(
  listed: readonly ListedObject[],
  context: CallContext,
  known?: Records,
): Promise<BuiltEntries> {
  const { catalog, warmRecords, publication, siteUrl } = context;
  const read = known ?? (await warmRecords.readAll(listed, catalog));
  const records = await publishWaitingPages(read, context);
  const entries: Entry[] = [];
  let swept = false;
  for (const [index, { key, etag }] of listed.entries()) {
    const record = records[index];
    const entry = record?.indexKeys.includes(key) ? buildEntry(record, publication, siteUrl) : undefined;
    if (entry) entries.push(entry);
    else {
      await catalog.delete(key, { ifMatch: etag });
      swept = true;
    }
  }
  return { entries, swept };
}

/**
 * Writes the pages of articles whose embargo has ended and that the clock (the scheduled call of each minute) has not published yet.
 * Another upload may regenerate the feed before the clock does, and a feed must not name a page that does not exist.
 *
 * @returns the records, those of such articles as they are now: the embargo may have been moved since this process read the record
 */
async function publishWaitingPages(records: Records, context: CallContext): Promise<Records> {
  const waited = records.filter((record) => record?.article && record.published > record.owner.modified);
  if (waited.length === 0) return records;
  const { until = 0 } = (await getDuePublished(context.catalog)).value ?? {};
  const present = new Map<string, ArticleRecord | undefined>();
  for (const record of waited) {
    if (record && record.published > until - lookBack)
      present.set(record.id, (await regenerateArticle(record.id, context)).record);
  }
  return records.map((record) => (record && present.has(record.id) ? present.get(record.id) : record));
}

/** Whether readers may see the article now. */
export function isShown(record: ArticleRecord | undefined, { now }: CallContext): record is ArticleRecord {
  return record !== undefined && record.article !== null && record.published <= now();
}
