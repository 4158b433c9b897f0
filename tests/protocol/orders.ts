// The orders in which workers may go on.
import type { Segment } from "./schedule.ts";

/** Orders in which one worker has two segments that others are between. */
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

/** Where the worker that has two segments is stopped, and where it goes on. */
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
