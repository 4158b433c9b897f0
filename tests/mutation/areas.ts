// The areas of `npm run mutate`: each is the folder of lambdas/ with its name.

/** The tests that hold an area's rules. Fewer tests are quicker; a rule that only another test holds counts as not held. */
export const areas = {
  catalog: ["tests/catalog/**/*.test.ts", "tests/reconcile/**/*.test.ts"],
  dates: ["tests/dates/**/*.test.ts"],
  gate: ["tests/gate/**/*.test.ts"],
  // Without the slow test of random texts.
  feed: ["tests/feed/!(round-trip).test.ts"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof areas;
