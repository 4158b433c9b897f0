// Takes a part without entries out of a feed's history.
import { deletePart, putPart } from "../catalog/parts.ts";
import { noteRevisit } from "../catalog/revisits.ts";
import type { CallContext } from "../protocol/context.ts";
import type { FeedName } from "../publication/addresses.ts";
import { compare, writeDifferences } from "../regenerate/site-documents.ts";
import { linkNeighbours } from "./link-part.ts";
import { comparePart, type LookedAtPart, type RenderPart } from "./look-at-part.ts";
import { syncMonth } from "./sync-month.ts";

/** For so long the documents of an emptied part lead readers on that have an old link to it, ms: far longer than any cache keeps one. */
const emptiedTime = 60 * 60_000;

/**
 * The marker says that the part is empty before its entries are listed again. So a worker that adds an entry either is seen here, or sees
 * the marker and revives the part. The documents stay for a while without entries; then the clock removes them.
 *
 * @returns whether anything changed
 */
export async function emptyPart(
  feed: FeedName,
  found: LookedAtPart,
  render: RenderPart,
  context: CallContext,
): Promise<boolean> {
  const { catalog, now } = context;
  const { live, part, neighbours } = found;
  const { value, unchanged } = part;
  if (value.state !== "emptied") {
    await putPart(catalog, feed, { ...value, state: "emptied", emptied: now() }, unchanged);
    return true;
  }
  await linkNeighbours(feed, neighbours, context);
  await syncMonth(feed, value.end, [], context);
  const there = [...live].filter(([, head]) => head).map(([path]) => path);
  const until = (value.emptied ?? 0) + emptiedTime;
  if (there.length > 0 && now() < until) {
    await noteRevisit(catalog, feed, until, { end: value.end });
    const { differences } = comparePart(feed, found, [], render, context);
    return writeDifferences(
      differences.filter(({ path }) => there.includes(path)),
      context,
    );
  }
  await writeDifferences(compare(live, new Map(there.map((path) => [path, undefined])), context), context);
  await deletePart(catalog, feed, part);
  return false;
}
