// Regenerates the documents of a feed: renders them, and writes those that differ from the documents on the site (the live documents).
import { isDeepStrictEqual } from "node:util";
import { archiveDropped, nameOf, newestParts } from "../archive/archive-dropped.ts";
import type { FeedListing } from "../catalog/warm-listings.ts";
import type { RenderedDocuments } from "../documents/document-rule.ts";
import { feedDocumentPaths, renderFeedDocuments } from "../documents/render-documents.ts";
import type { Entry } from "../feed/entry.ts";
import type { FeedContent } from "../feed/feed-model.ts";
import { labelOf, standingFeeds } from "../feed/memberships.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { siftEntries } from "../site/check-entry.ts";
import { listFeed, readEntries } from "../site/feed-entries.ts";
import {
  compare,
  isSound,
  messageOf,
  readLive,
  reportWithheld,
  withAbsent,
  writeDifferences,
} from "../site/site-documents.ts";
import { rememberWrites } from "../store/remember-writes.ts";
import type { Live } from "../store/warm-heads.ts";

/**
 * Makes every document of a feed agree with the newest entries of its index. A feed without entries has no documents, unless the settings
 * name it. There are two reasons. The section of an article under embargo must not be published before the article. And a section whose
 * articles were all removed may have been a mistake.
 *
 * @returns the feed's name for people; undefined for the main feed, and for a feed without documents
 */
export async function regenerateFeed(feed: FeedName, context: CallContext): Promise<string | undefined> {
  const { publication, warmHeads, warmRecords } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const paths = feedDocumentPaths(feed, publication);
  const none = new Map(paths.unwanted.map((path) => [path, undefined]));
  const all = [...paths.wanted, ...paths.unwanted];
  const read = () =>
    readLive(
      all.filter((path) => !(none.has(path) && isAbsentIn(last, path))),
      own,
    );
  let early = warmHeads.recall(all);
  let earlyListing = early && warmRecords.listings.take(feed, context.now());
  let last: Live = new Map();
  let latest: FeedListing | undefined;
  let label: string | undefined;
  let made: FeedDocuments | undefined;
  await converge(feed, async () => {
    const live = early ?? (await read()); // before the index, because their ETags guard the writes
    const isEarly = early !== undefined;
    const listing = earlyListing ?? (await listFeed(feed, context));
    const isListedEarly = earlyListing !== undefined;
    early = earlyListing = undefined;
    const { entries, tombstones, swept } = await readEntries(listing, context);
    if (swept) return true; // entries were deleted, so the index is read again to fill the feed
    last = new Map([...last, ...live]);
    latest = listing;
    const { listed } = listing.entries;
    if (entries.length === 0 && !standingFeeds(publication).includes(feed)) {
      label = undefined;
      return (await writeDifferences(compare(live, withAbsent(live, new Map()), context), own)) || isEarly;
    }
    label = labelOf(feed, entries, publication);
    const parts = await newestParts(feed, listed, context);
    const history = { older: nameOf(parts.newest) };
    const content = { entries, tombstones, history };
    made = sameFeed(made, content) ?? renderFeed(feed, content, context);
    let differences = compare(live, new Map([...made.documents, ...none]), context);
    if (!made.isSifted && (made.problem !== undefined || !differences.every(isSound))) {
      const sound = siftEntries(feed, entries, context);
      made = {
        ...(sound.length > 0 ? renderFeed(feed, { ...content, entries: sound }, context) : made),
        of: made.of,
        isSifted: true,
      };
      differences = compare(live, new Map([...made.documents, ...none]), context);
    }
    if (made.problem !== undefined) reportWithheld(feed, [made.problem], context);
    const dropped = publication.archives ? listed[shownOf(made, entries)] : undefined;
    const [newest] = listed;
    if (dropped && newest && (await archiveDropped(feed, dropped, newest, parts, context))) return true;
    const hasWritten = await writeDifferences(differences, own);
    if (hasWritten || !isEarly || isListedEarly) return hasWritten || isListedEarly;
    // Nothing had to be written. But the ETags and fingerprints of the documents come from this process's memory, and another worker may
    // have replaced a document since. So they are read again.
    return compare(await read(), made.documents, context).length > 0;
  });
  warmHeads.keep(last);
  if (latest) warmRecords.listings.keep(feed, latest);
  return label;
}

function isAbsentIn(live: Live, path: string): boolean {
  return live.has(path) && live.get(path) === undefined;
}

/** The documents of a feed as one pass (see converge.ts) has rendered them. The next pass uses them again if the entries are the same. */
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
