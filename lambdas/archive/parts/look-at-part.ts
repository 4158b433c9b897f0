// Reads the state of one part of a feed's history, and renders the documents that the part should have. A part is an archive of the feed
// (see settle-parts.ts); its neighbours are the next older and the next newer part.

import { createHash } from "node:crypto";
import { type Part, parts } from "../../catalog/history/parts.ts";
import { type Position, partName } from "../../catalog/history/positions.ts";
import type { Read } from "../../catalog/stored-kind.ts";
import type { RenderedDocuments } from "../../documents/document-rule.ts";
import { partDocumentPaths, renderFeedDocuments } from "../../documents/render-documents.ts";
import type { Entry } from "../../feed/entry.ts";
import type { FeedContent } from "../../feed/feed-model.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { siftEntries } from "../../site/check-entry.ts";
import {
  bytesOf,
  compare,
  type Difference,
  isSound,
  messageOf,
  readLive,
  reportWithheld,
  withAbsent,
} from "../../site/site-documents.ts";
import type { ListedObject } from "../../store/object-store.ts";
import type { Live } from "../../store/warm-heads.ts";
import { listEntries } from "../list-entries.ts";
import { beginOf, findNeighbours, type Neighbours } from "./find-parts.ts";

/** A part with everything that was read of it. */
export interface LookedAtPart {
  /** Its documents as they are on the site now: ETags and fingerprints. */
  readonly live: Live;
  readonly part: Read<Part>;
  readonly neighbours: Neighbours;
  /** The position where its entries begin. */
  readonly from: Position;
  /** Its index entries, the newest first. If there are too many, `most + 1` of them. */
  readonly listed: readonly ListedObject[];
  /** How many entries it may have. */
  readonly most: number;
}

/**
 * Reads the documents first, then the marker, then the index entries. So documents that are rendered from old entries can't replace newer
 * ones: their ETag has changed, and the condition of the write fails.
 *
 * @returns undefined if there is no such part
 */
export async function lookAtPart(
  feed: FeedName,
  end: Position,
  context: CallContext,
): Promise<LookedAtPart | undefined> {
  const { catalog, publication } = context;
  const live = await readLive(partDocumentPaths(feed, partName(end)), context);
  const { value, unchanged } = await parts.get(catalog, { feed, end });
  if (!value) return undefined;
  const neighbours = await findNeighbours(feed, end, catalog);
  const from = beginOf(value, neighbours);
  // A new part may have as many entries as a feed. Late articles may later double that.
  const most = publication.feedLength * (value.state === "begun" ? 1 : 2);
  const listed = await listEntries(feed, { from, to: end }, most + 1, catalog);
  return { live, part: { value, unchanged }, neighbours, from, listed, most };
}

export interface ComparedPart {
  readonly differences: readonly Difference[];
  /** The size of the largest feed document, in bytes. */
  readonly size: number;
}

export type RenderPart = (content: FeedContent) => RenderedDocuments;

/** Returns a function that renders the documents of a part. It renders the same content only once, although passes are repeated. */
export function partRenderer(feed: FeedName, context: CallContext): RenderPart {
  const { publication, siteUrl } = context;
  let last: { readonly of: string; readonly documents: RenderedDocuments } | undefined;
  return (content) => {
    const of = JSON.stringify(content);
    if (last?.of === of) return last.documents;
    let documents: RenderedDocuments = new Map();
    try {
      documents = renderFeedDocuments(feed, content, publication, siteUrl);
    } catch (error) {
      reportWithheld(`${feed} ${content.history?.part}`, [messageOf(error)], context);
    }
    last = { of, documents };
    return documents;
  };
}

/** Renders the documents that a part should have, and compares them with those on the site. */
export function comparePart(
  feed: FeedName,
  { live, part, neighbours: { older, newer } }: LookedAtPart,
  entries: readonly Entry[],
  render: RenderPart,
  context: CallContext,
): ComparedPart {
  const history = {
    part: partName(part.value.end),
    older: older && partName(older.value.end),
    newer: newer && partName(newer.value.end),
  };
  // If there are no documents, rendering has failed. Then the documents on the site are not deleted.
  const wanted = (rendered: RenderedDocuments) => (rendered.size > 0 ? withAbsent(live, rendered) : rendered);
  let documents = render({ entries, history });
  let differences = compare(live, wanted(documents), context);
  if (!differences.every(isSound)) {
    const sound = siftEntries(feed, entries, context);
    if (sound.length > 0) documents = render({ entries: sound, history });
    differences = compare(live, wanted(documents), context);
  }
  return { differences, size: sizeOf(documents) };
}

function sizeOf(documents: RenderedDocuments): number {
  const limited = [...documents.values()].filter(({ rule }) => rule.hasSizeLimit);
  return Math.max(0, ...limited.map((document) => bytesOf(document).length));
}

/** A version number. Raise it if a change of the code makes archives look different. Then all archives are rendered again. */
const form = 2;

/**
 * A hash of everything from which the documents of a part are made. The ETag of an index entry stands for the article, because the entry
 * contains the revision number of the article's record.
 */
export function identifyPart(
  listed: readonly ListedObject[],
  { publication, siteUrl }: Pick<CallContext, "publication" | "siteUrl">,
): string {
  const entries = listed.map(({ key, etag }) => [key, etag]);
  return createHash("sha256")
    .update(JSON.stringify([form, publication, siteUrl, entries]))
    .digest("hex");
}
