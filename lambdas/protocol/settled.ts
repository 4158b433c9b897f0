// Runs work on many items, so that the failure of one item does not stop the others.
import pLimit from "p-limit";
import type { Outcome } from "./context.ts";

/** The result or the error of each item. */
export type Settled<Item, Value> = ReadonlyMap<Item, PromiseSettledResult<Value>>;

export async function settle<Value>(work: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

/**
 * Marks a request that is sent before its answer is needed. If it fails, the error is thrown where the answer is awaited. Without this,
 * Node would end the process if the request failed before that.
 */
export function awaitedLater<Answer>(request: Promise<Answer>): Promise<Answer> {
  request.catch(() => undefined);
  return request;
}

/** The time limit of the call is near, so this item was not begun. The queue delivers its message again. */
class OutOfTime extends Error {
  override readonly name = "OutOfTime";
  constructor() {
    super("not begun, as the function's time was nearly over");
  }
}

/** The outcome of work that ended with an error: `postponed` if there was no time to begin the work, otherwise `failed`. */
export function outcomeOfFault(key: string, cause: unknown): Outcome {
  return cause instanceof OutOfTime ? { kind: "postponed", key } : { kind: "failed", key, cause };
}

export interface Pace {
  /** How many items are worked on at the same time. They are begun in their order. */
  readonly atOnce?: number;
  /** How much time is left of the call, in milliseconds. */
  readonly timeLeft?: (() => number) | undefined;
  /** No further item is begun when less time than this is left, in milliseconds. */
  readonly reserve?: number;
}

/** Works on each item, on all of them at the same time unless `pace` says otherwise. */
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

/** The items that succeeded, with their values. */
export function fulfilled<Item, Value>(settled: Settled<Item, Value>): readonly (readonly [Item, Value])[] {
  return [...settled].flatMap(([item, result]) =>
    result.status === "fulfilled" ? [[item, result.value] as const] : [],
  );
}

/** The value of one item. @throws the item's error if it failed */
export function valueFor<Item, Value>(settled: Settled<Item, Value>, item: Item): Value {
  const result = settled.get(item);
  if (result?.status === "fulfilled") return result.value;
  throw result?.reason;
}

/** @throws the error of the first item that failed */
export function assertAll(settled: Settled<unknown, unknown>): void {
  for (const item of settled.keys()) valueFor(settled, item);
}
