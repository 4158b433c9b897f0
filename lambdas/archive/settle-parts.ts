// Settles parts of a feed's history: updates their markers, their documents and the links between them until they agree with the index.
//
// The history of a feed is all that the feed itself no longer shows. It is cut into parts. Each part is published as an archive
// (RFC 5005): documents that link to those of the next older and the next newer part. A part has a marker in the catalog (parts.ts), which
// says where the part begins and ends, as positions (positions.ts), and what is still to be done. See docs/protocol.md.
import { comparePositions, type Position } from "../catalog/history/positions.ts";
import type { Target } from "../catalog/history/revisits.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge, NotConverging } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { isInside, type Range } from "./list-entries.ts";
import { beginPart } from "./parts/begin-part.ts";
import { partAfter, reachesBack } from "./parts/find-parts.ts";
import { partRenderer, type RenderPart } from "./parts/look-at-part.ts";
import { changed, type Pass, passPart, type SettledPart } from "./parts/pass-part.ts";

/** A limit against endless loops. No history needs as many steps in one call. */
const mostSteps = 10_000;

/**
 * Settles the parts that the targets name. Older parts that are not settled yet come first, because a part in the state `linked` promises
 * that a reader gets from it to all older entries.
 *
 * @param targets the last one is settled first
 * @returns the range of the part that was settled last; undefined if there are no targets
 * @throws StoreFault, NotConverging
 */
export async function settleParts(
  feed: FeedName,
  targets: readonly Target[],
  context: CallContext,
): Promise<Range | undefined> {
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
  return settled.at(-1);
}

/** Sorts targets by position, with the newest last. So `settleParts` begins with the newest. */
export function byPosition(targets: readonly { readonly at: Position }[]): readonly Target[] {
  return targets.toSorted((one, other) => comparePositions(one.at, other.at));
}

async function settlePart(feed: FeedName, target: Target, context: CallContext): Promise<SettledPart> {
  const where = "at" in target ? target.at : target.end;
  const render = partRenderer(feed, context);
  let result: SettledPart = { range: { from: where, to: where }, first: [] };
  await converge(`the history of ${feed} at ${where}`, async () => {
    const pass = await passTarget(feed, target, render, context);
    if (pass.kind === "settled") result = pass;
    return pass.kind === "changed";
  });
  return result;
}

async function passTarget(
  feed: FeedName,
  target: Target,
  render: RenderPart,
  context: CallContext,
): Promise<Pass> {
  if ("end" in target) return passPart(feed, target.end, render, context);
  const part = await partAfter(feed, target.at, context.catalog);
  if (part && reachesBack(part.value, target.at)) return passPart(feed, part.value.end, render, context);
  const begun = await beginPart(feed, target.at, part, context);
  return begun.kind === "begun" ? changed : { kind: "settled", range: begun.range, first: [] };
}
