// Reads a part of a feed's history, and renders the documents that it should have.
import { createHash } from "node:crypto";
import type { Read } from "../catalog/catalog.ts";
import { getPart, type Part } from "../catalog/parts.ts";
import { type Position, partName } from "../catalog/positions.ts";
import type { RenderedDocuments } from "../documents/document-rule.ts";
import { partDocumentPaths, renderFeedDocuments } from "../documents/render-documents.ts";
import type { Entry } from "../feed/entry.ts";
import type { FeedContent } from "../feed/feed-model.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import { siftEntries } from "../regenerate/regenerate.ts";
import {
  compare,
  type Difference,
  isSound,
  type Live,
  messageOf,
  readLive,
  reportWithheld,
  withAbsent,
} from "../regenerate/site-documents.ts";
import type { ListedObject } from "../store/object-store.ts";
import { beginOf, findNeighbours, type Neighbours } from "./find-parts.ts";
import { listEntries } from "./list-entries.ts";

/** A part as it is stored, with the live heads of its documents. */
export interface LookedAtPart {
  readonly live: Live;
  readonly part: Read<Part>;
  readonly neighbours: Neighbours;
  readonly from: Position;
  /** Its entries, the newest first; one more than it may have if there are too many. */
  readonly listed: readonly ListedObject[];
  readonly most: number;
}

/**
 * The documents are read first, then the marker, then the entries: so an old look at a part can't replace a newer document.
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
  const { value, unchanged } = await getPart(catalog, feed, end);
  if (!value) return undefined;
  const neighbours = await findNeighbours(feed, end, catalog);
  const from = beginOf(value, neighbours);
  // Late articles join a part until it has twice its size.
  const most = publication.feedLength * (value.state === "begun" ? 1 : 2);
  const listed = await listEntries(feed, { from, to: end }, most + 1, catalog);
  return { live, part: { value, unchanged }, neighbours, from, listed, most };
}

export interface ComparedPart {
  readonly differences: readonly Difference[];
  /** Of the largest feed document, in bytes. */
  readonly size: number;
}

export type RenderPart = (content: FeedContent) => RenderedDocuments;

/** Renders the documents of a part. The next pass gets the same ones if nothing has changed. */
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

/** The documents that a part should have, compared with the live ones. */
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
  // Without any, rendering has failed, and the live documents stay.
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
  return Math.max(0, ...limited.map(({ text }) => new TextEncoder().encode(text).length));
}

/** Changed with the form of archives: all of them are made anew then. */
const form = 1;

/** A hash of what the documents of a part are made of. Each index entry holds the revision of its record. */
export function identifyPart(
  listed: readonly ListedObject[],
  { publication, siteUrl }: Pick<CallContext, "publication" | "siteUrl">,
): string {
  const entries = listed.map(({ key, etag }) => [key, etag]);
  return createHash("sha256")
    .update(JSON.stringify([form, publication, siteUrl, entries]))
    .digest("hex");
}
