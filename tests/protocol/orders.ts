// The orders in which the workers of a schedule may take turns.
import type { Segment } from "./schedule.ts";

/** All orders in which one worker is interrupted once: it has two segments, and segments of other workers are between them. */
export function patternsOf(workers: readonly number[]): readonly (readonly Segment[])[] {
  const patterns = workers.flatMap((twice) =>
    permutations([...workers, twice]).filter((order) => {
      const first = order.indexOf(twice);
      return order.lastIndexOf(twice) - first > 1;
    }),
  );
  const distinct = new Map(patterns.map((order) => [order.join(), order]));
  return [...distinct.values()].map((order) => order.map((worker) => ({ worker })));
}

/** The positions of the two segments of the worker that is interrupted. */
export function ends(pattern: readonly Segment[]): readonly [number, number] {
  const order = pattern.map(({ worker }) => worker);
  const first = order.findIndex((worker, index) => order.lastIndexOf(worker) > index);
  return [first, order.lastIndexOf(order[first] ?? 0)];
}

export function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
