// Work on many items, of which each may fail alone.
import pLimit from "p-limit";
import type { Outcome } from "./context.ts";

/** What became of each item. */
export type Settled<Item, Value> = ReadonlyMap<Item, PromiseSettledResult<Value>>;

export async function settle<Value>(work: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

/** The function's time is nearly over. Work that was not begun waits for the next delivery. */
export class OutOfTime extends Error {
  override readonly name = "OutOfTime";
  constructor() {
    super("not begun, as the function's time was nearly over");
  }
}

/** The outcome of work that threw: postponed if there was no time for it, else failed. */
export function outcomeOfFault(key: string, cause: unknown): Outcome {
  return cause instanceof OutOfTime ? { kind: "postponed", key } : { kind: "failed", key, cause };
}

export interface Pace {
  /** Items that are worked on at the same time, in their order. */
  readonly atOnce?: number;
  /** Milliseconds that are left of the call. */
  readonly timeLeft?: (() => number) | undefined;
  /** Nothing is begun when less than this is left, ms. */
  readonly reserve?: number;
}

/** Without a pace, all items at the same time. */
export async function settleEach<Item, Value>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Value>,
  { atOnce = Number.POSITIVE_INFINITY, timeLeft, reserve = 0 }: Pace = {},
): Promise<Settled<Item, Value>> {
  const limit = pLimit(atOnce);
  const begin = async (item: Item) => {
    if (timeLeft && timeLeft() < reserve) throw new OutOfTime();
    return work(item);
  };
  return new Map(
    await Promise.all([...items].map(async (item) => [item, await settle(limit(begin, item))] as const)),
  );
}

/** The items that went well, with their values. */
export function fulfilled<Item, Value>(settled: Settled<Item, Value>): readonly (readonly [Item, Value])[] {
  return [...settled].flatMap(([item, result]) =>
    result.status === "fulfilled" ? [[item, result.value] as const] : [],
  );
}

/** @throws the item's own error */
export function valueFor<Item, Value>(settled: Settled<Item, Value>, item: Item): Value {
  const result = settled.get(item);
  if (result?.status === "fulfilled") return result.value;
  throw result?.reason;
}

/** @throws the error of the first item that failed */
export function assertAll(settled: Settled<unknown, unknown>): void {
  for (const item of settled.keys()) valueFor(settled, item);
}
