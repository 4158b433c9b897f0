// The areas of `npm run mutate`: each is the folder of lambdas/ with its name.

/**
 * The tests that check an area's rules. Few tests are quicker. A rule that is only checked by a test outside this list counts as unchecked.
 */
export const areas = {
  catalog: ["tests/catalog/**/*.test.ts", "tests/reconcile/{next-record,record-index}.test.ts"],
  reconcile: [
    "tests/reconcile/**/*.test.ts",
    "tests/publish/{agency-ids,copies,order-of-events,other-versions,ownership,publish,renames,retraction,several-items}.test.ts",
  ],
  regenerate: [
    "tests/regenerate/**/*.test.ts",
    "tests/publish/{deployments,retraction,standing-feeds,warm-records,withheld}.test.ts",
  ],
  dates: ["tests/dates/**/*.test.ts"],
  gate: ["tests/gate/**/*.test.ts"],
  // Without the slow test of random texts.
  feed: ["tests/feed/!(round-trip).test.ts"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof areas;
