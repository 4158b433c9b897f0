// Brings parts of a feed's history into line with the index: their documents, their markers, and the links between them.
import type { Read } from "../catalog/catalog.ts";
import { instantOf } from "../catalog/keys.ts";
import { deletePart, type Part, putPart } from "../catalog/parts.ts";
import { comparePositions, type Position, positionAt, positionOf } from "../catalog/positions.ts";
import { noteRevisit, type Target } from "../catalog/revisits.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge, NotConverging } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { buildEntries } from "../regenerate/regenerate.ts";
import { compare, isSound, writeDifferences } from "../regenerate/site-documents.ts";
import type { ListedObject } from "../store/object-store.ts";
import { beginPart } from "./begin-part.ts";
import { isPublished, partAfter, reachesBack } from "./find-parts.ts";
import { isInside, listEntries, type Range } from "./list-entries.ts";
import { comparePart, identifyEntries, type LookedAtPart, lookAtPart } from "./look-at-part.ts";

/** For so long the documents of an emptied part lead readers on that have an old link to it, ms: far longer than any cache keeps one. */
const emptiedTime = 60 * 60_000;

/** How late the clock may be with the parts of a day that is over, ms. Older entries without a part are left to a backfill. */
const unfiledTime = 2 * 24 * 60 * 60_000;

/** More steps than the parts of any day need. */
const mostSteps = 10_000;

/**
 * Settles the parts at these positions, and older parts that must be settled before them: a part that is `linked` leads to all older
 * entries.
 *
 * @throws StoreFault, NotConverging
 */
export async function settleParts(
  feed: FeedName,
  targets: readonly Target[],
  context: CallContext,
): Promise<void> {
  const waiting = [...targets];
  const settled: Range[] = [];
  for (let steps = 0; waiting.length > 0; steps++) {
    if (steps > mostSteps) throw new NotConverging(`the history of ${feed} still changes`);
    const target = waiting.at(-1);
    if (!target || ("at" in target && settled.some((range) => isInside(range, target.at)))) {
      waiting.pop();
      continue;
    }
    const { range, first } = await settlePart(feed, target, context);
    if (first.length > 0) waiting.push(...first);
    else {
      settled.push(range);
      waiting.pop();
    }
  }
}

interface SettledPart {
  readonly range: Range;
  /** Parts that must be settled first. */
  readonly first: readonly Target[];
}

/** The result of a pass over a part. */
type Pass = { readonly kind: "changed" } | ({ readonly kind: "settled" } & SettledPart);

const changed = { kind: "changed" } as const;

async function settlePart(feed: FeedName, target: Target, context: CallContext): Promise<SettledPart> {
  const where = "at" in target ? target.at : target.end;
  let result: SettledPart = { range: { from: where, to: where }, first: [] };
  await converge(`the history of ${feed} at ${where}`, async () => {
    const pass = await passTarget(feed, target, context);
    if (pass.kind === "settled") result = pass;
    return pass.kind === "changed";
  });
  return result;
}

async function passTarget(feed: FeedName, target: Target, context: CallContext): Promise<Pass> {
  if ("end" in target) return passPart(feed, target.end, context);
  const part = await partAfter(feed, target.at, context.catalog);
  if (part && reachesBack(part.value, target.at)) return passPart(feed, part.value.end, context);
  const begun = await beginPart(feed, target.at, part, context);
  return begun.kind === "begun" ? changed : { kind: "settled", range: begun.range, first: [] };
}

async function passPart(feed: FeedName, end: Position, context: CallContext): Promise<Pass> {
  const { catalog } = context;
  const found = await lookAtPart(feed, end, context);
  if (!found) return { kind: "settled", range: { from: end, to: end }, first: [] };
  const { part, neighbours, listed, most } = found;
  const { value, unchanged } = part;
  const settled = (first: readonly Target[] = []): Pass => {
    return { kind: "settled", range: { from: found.from, to: end }, first };
  };
  if (listed.length === 0) return (await empty(feed, found, context)) ? changed : settled();
  if (value.state === "emptied") {
    await putPart(catalog, feed, { ...value, state: "begun", emptied: undefined }, unchanged);
    return changed;
  }
  const unsettled = [
    ...neighbours.between.older.filter(({ state }) => state === "begun"),
    ...(neighbours.older && neighbours.older.value.state !== "linked" ? [neighbours.older.value] : []),
  ].map((older) => ({ end: older.end }));
  // While an older part is not published, this one keeps its entries.
  const mayShrink = isPublished(value) && unsettled.length > 0;
  if (listed.length > most) {
    if (mayShrink) return settled(unsettled);
    await split(feed, found, value.state === "begun" ? most : Math.ceil(listed.length / 2), context);
    return changed;
  }
  const { entries, swept } = await buildEntries(listed, context);
  if (swept) return changed;
  const { differences, size } = comparePart(feed, found, entries, context);
  if (size > context.publication.feedSize && entries.length > 1) {
    if (mayShrink) return settled(unsettled);
    await split(feed, found, Math.ceil(listed.length / 2), context);
    return changed;
  }
  const wrote = await writeDifferences(differences, context);
  if (differences.some((difference) => !isSound(difference) && !difference.live)) return settled();
  const madeOf = identifyEntries(listed);
  if (value.state === "begun") {
    await putPart(catalog, feed, { ...value, state: "published", madeOf }, unchanged);
    return changed;
  }
  if (value.state === "published") await linkNeighbours(feed, found, context);
  if (unsettled.length > 0) return settled(unsettled);
  if (value.state === "published") {
    const unfiled = await findUnfiled(feed, found.from, context);
    if (unfiled) return settled([unfiled]);
  }
  if (value.state === "published" || value.madeOf !== madeOf) {
    await putPart(catalog, feed, { ...value, state: "linked", madeOf }, unchanged);
    return changed;
  }
  return wrote ? changed : settled();
}

/** The newest entry before a position, if no part has it although the clock should have begun one lately. */
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

/** Begins an older part for all entries but the newest: readers who come from newer parts find the newest entries where they were. */
async function split(
  feed: FeedName,
  { from, listed }: LookedAtPart,
  kept: number,
  { catalog }: CallContext,
): Promise<void> {
  const [last, next] = [listed[kept - 1], listed[kept]];
  if (!last || !next) throw new NotConverging(`a part of ${feed} can't be split`);
  const end = isTied(last, next) ? positionOf(last.key) : positionAt(instantOf(last.key));
  await putPart(catalog, feed, { start: from, end, state: "begun" }, { ifNoneMatch: "*" });
}

function isTied(one: ListedObject, other: ListedObject): boolean {
  return instantOf(one.key) === instantOf(other.key);
}

/**
 * Takes a part without entries out of the history. Its marker says so before its entries are listed again, so a worker that adds an
 * entry either is seen here or sees the marker. Its documents stay for a while without entries.
 *
 * @returns whether anything changed
 */
async function empty(feed: FeedName, found: LookedAtPart, context: CallContext): Promise<boolean> {
  const { catalog, now } = context;
  const { live, part } = found;
  const { value, unchanged } = part;
  if (value.state !== "emptied") {
    await putPart(catalog, feed, { ...value, state: "emptied", emptied: now() }, unchanged);
    return true;
  }
  const until = (value.emptied ?? 0) + emptiedTime;
  await linkNeighbours(feed, found, context);
  const there = [...live].filter(([, head]) => head).map(([path]) => path);
  if (there.length > 0 && now() < until) {
    await noteRevisit(catalog, feed, until, { end: value.end });
    const { differences } = comparePart(feed, found, [], context);
    return writeDifferences(
      differences.filter(({ path }) => there.includes(path)),
      context,
    );
  }
  await writeDifferences(compare(live, new Map(there.map((path) => [path, undefined])), context), context);
  await deletePart(catalog, feed, part);
  return false;
}

/** The documents of the parts beside one link to it, or no longer. */
async function linkNeighbours(
  feed: FeedName,
  { neighbours: { older, newer } }: LookedAtPart,
  context: CallContext,
): Promise<void> {
  for (const neighbour of [older, newer]) {
    if (neighbour) await linkPart(feed, neighbour, context);
  }
}

async function linkPart(feed: FeedName, { value }: Read<Part>, context: CallContext): Promise<void> {
  await converge(`the links of ${feed} at ${value.end}`, async () => {
    const found = await lookAtPart(feed, value.end, context);
    if (!found || !isPublished(found.part.value)) return false;
    const { listed, most } = found;
    if (listed.length === 0 || listed.length > most) return false; // it is settled by the call that made it so
    const { entries, swept } = await buildEntries(listed, context);
    if (swept) return true;
    return writeDifferences(comparePart(feed, found, entries, context).differences, context);
  });
}

/** By position, the newest last: the order in which parts are settled. */
export function byPosition(targets: readonly { readonly at: Position }[]): readonly Target[] {
  return targets.toSorted((one, other) => comparePositions(one.at, other.at));
}
