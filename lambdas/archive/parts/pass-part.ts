// One pass over one part of a feed's history (see settle-parts.ts): reads its state, and takes the next step towards the state that it
// should have.
import { type Part, putPart } from "../../catalog/history/parts.ts";
import { type Position, positionAt, positionOf } from "../../catalog/history/positions.ts";
import type { Target } from "../../catalog/history/revisits.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { buildEntries } from "../../site/feed-entries.ts";
import { isSound, writeDifferences } from "../../site/site-documents.ts";
import { listEntries, type Range } from "../list-entries.ts";
import { syncMonth } from "../sync-month.ts";
import { emptyPart } from "./empty-part.ts";
import { isPublished, type Neighbours, partAfter, reachesBack } from "./find-parts.ts";
import { linkNeighbours } from "./link-part.ts";
import { comparePart, identifyPart, lookAtPart, type RenderPart } from "./look-at-part.ts";
import { splitPart } from "./split-part.ts";

/** In milliseconds. Entries in no part are only looked for if they are younger than this. A backfill puts older ones into parts. */
const unfiledTime = 2 * 24 * 60 * 60_000;

export interface SettledPart {
  readonly range: Range;
  /** Other parts that must be settled before this one. If there are any, this part is not settled yet. */
  readonly first: readonly Target[];
}

export type Pass = { readonly kind: "changed" } | ({ readonly kind: "settled" } & SettledPart);

export const changed = { kind: "changed" } as const;

/**
 * The steps are: write the documents of the part; set the state `published`, which allows links to them; write the links in the neighbours;
 * set the state `linked`, which says that nothing is left to do. One pass takes one step, so before each step everything is read again.
 */
export async function passPart(
  feed: FeedName,
  end: Position,
  render: RenderPart,
  context: CallContext,
): Promise<Pass> {
  const { catalog, publication } = context;
  const found = await lookAtPart(feed, end, context);
  if (!found) return { kind: "settled", range: { from: end, to: end }, first: [] };
  const { neighbours, listed, most } = found;
  const { value: part, unchanged } = found.part;
  const settled = (first: readonly Target[] = []): Pass => {
    return { kind: "settled", range: { from: found.from, to: end }, first };
  };
  const mark = async (changes: Partial<Part>): Promise<Pass> => {
    await putPart(catalog, feed, { ...part, ...changes }, unchanged);
    return changed;
  };
  if (listed.length === 0) return (await emptyPart(feed, found, render, context)) ? changed : settled();
  if (part.state === "emptied") return mark({ state: "begun", emptied: undefined });

  const unsettled = unsettledOf(neighbours);
  const splitAt = async (kept: number): Promise<Pass> => {
    // A published part keeps the entries of an older part that is not published yet. So the older part must be finished before the split.
    if (isPublished(part) && unsettled.length > 0) return settled(unsettled);
    await splitPart(feed, found, kept, catalog);
    return changed;
  };
  const half = Math.ceil(listed.length / 2);
  if (listed.length > most) return splitAt(part.state === "begun" ? most : half);
  const { entries, swept } = await buildEntries(listed, context);
  if (swept) return changed;
  const { differences, size } = comparePart(feed, found, entries, render, context);
  if (size > publication.feedSize && listed.length > 1) return splitAt(half);

  const wrote = await writeDifferences(differences, context);
  if (differences.some((difference) => !isSound(difference) && !difference.live)) return settled();
  const madeOf = identifyPart(listed, context);
  if (part.state === "begun") return mark({ state: "published", madeOf });
  if (part.state === "published") await linkNeighbours(feed, neighbours, context);
  if (unsettled.length > 0) return settled(unsettled);
  if (part.state === "published") {
    const unfiled = await findUnfiled(feed, found.from, context);
    if (unfiled) return settled([unfiled]);
  }
  if (part.state === "published" || part.madeOf !== madeOf) {
    await syncMonth(feed, end, entries, context);
    return mark({ state: "linked", madeOf });
  }
  return wrote ? changed : settled();
}

/**
 * The next older parts whose documents or links are not complete: a call has crashed, or another call is working on them now. They must be
 * settled before this part.
 */
function unsettledOf({ older, between }: Neighbours): readonly Target[] {
  return [
    ...between.older.filter(({ state }) => state === "begun"),
    ...(older && older.value.state !== "linked" ? [older.value] : []),
  ].map(({ end }) => ({ end }));
}

/** Finds the newest entry before a position if it is recent and in no part. A scheduled call should have begun a part for it. */
async function findUnfiled(
  feed: FeedName,
  before: Position,
  { catalog, now }: CallContext,
): Promise<Target | undefined> {
  const from = positionAt(now() - unfiledTime);
  const [entry] = await listEntries(feed, { from, to: before }, 1, catalog);
  if (!entry) return undefined;
  const at = positionOf(entry.key);
  const part = await partAfter(feed, at, catalog);
  return part && reachesBack(part.value, at) ? undefined : { at };
}
