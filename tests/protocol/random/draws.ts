// Random numbers. The same seed always gives the same numbers.

export interface Draws {
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly chance: (probability: number) => boolean;
  /** Returns a whole number from 0 up to but not including the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

export function drawsOf(seed: number): Draws {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    random,
    below,
    chance: (probability) => random() < probability,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  };
}

/** Returns a generator of numbers from 0 up to but not including 1 (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
