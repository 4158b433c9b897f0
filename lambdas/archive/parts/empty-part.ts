// Removes a part without entries from a feed's history (see settle-parts.ts).
import { deletePart, putPart } from "../../catalog/history/parts.ts";
import { noteRevisit } from "../../catalog/history/revisits.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { FeedName } from "../../publication/addresses.ts";
import { compare, writeDifferences } from "../../site/site-documents.ts";
import { syncMonth } from "../sync-month.ts";
import { linkNeighbours } from "./link-part.ts";
import { comparePart, type LookedAtPart, type RenderPart } from "./look-at-part.ts";

/**
 * How long the documents of an empty part stay, in milliseconds. A reader with an old link to them still finds the link to the next older
 * part. No cache keeps an old link for so long.
 */
const emptiedTime = 60 * 60_000;

/**
 * First sets the state `emptied` in the marker. In the next pass, the entries are listed again. So if another worker adds an entry at the
 * same time, either this listing finds the entry, or that worker finds the state `emptied` and changes it back. Then the neighbours drop
 * their links to the part. Its documents stay for an hour, without entries. After that, a scheduled call calls this function again, and the
 * documents and the marker are deleted.
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
