// Brings parts of a feed's history into line with the index: their documents, their markers, and the links between them.
import { comparePositions, type Position } from "../catalog/positions.ts";
import type { Target } from "../catalog/revisits.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge, NotConverging } from "../protocol/converge.ts";
import type { FeedName } from "../publication/addresses.ts";
import { beginPart } from "./begin-part.ts";
import { partAfter, reachesBack } from "./find-parts.ts";
import { isInside, type Range } from "./list-entries.ts";
import { partRenderer, type RenderPart } from "./look-at-part.ts";
import { changed, type Pass, passPart, type SettledPart } from "./pass-part.ts";

/** More steps than the parts of any day need. */
const mostSteps = 10_000;

/**
 * Settles the parts at these positions, and older parts that must be settled before them: a part that is `linked` leads to all older
 * entries.
 *
 * @returns the range of the last part that was settled, the one of the first target; undefined without targets
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

/** By position, the newest last: the order in which parts are settled. */
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
