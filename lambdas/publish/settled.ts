// Work on many things of which each may fail alone.

/** What became of each item. */
export type Settled<Item, Value> = ReadonlyMap<Item, PromiseSettledResult<Value>>;

export async function settle<Value>(work: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

/** All items at the same time. */
export async function settleEach<Item, Value>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Value>,
): Promise<Settled<Item, Value>> {
  return new Map(
    await Promise.all([...items].map(async (item) => [item, await settle(work(item))] as const)),
  );
}

/** The items that went well, with their values. */
export function fulfilled<Item, Value>(settled: Settled<Item, Value>): readonly (readonly [Item, Value])[] {
  return [...settled].flatMap(([item, result]) =>
    result.status === "fulfilled" ? [[item, result.value] as const] : [],
  );
}

/** @throws what kept the item from being done */
export function valueFor<Item, Value>(settled: Settled<Item, Value>, item: Item): Value {
  const result = settled.get(item);
  if (result?.status === "fulfilled") return result.value;
  throw result?.reason;
}

/** @throws what kept the first item that failed from being done */
export function assertAll(settled: Settled<unknown, unknown>): void {
  for (const item of settled.keys()) valueFor(settled, item);
}
