// The areas of `npm run mutate`: each is the folder of lambdas/ with its name.

const ofPublishing = (...names: readonly string[]) => names.map((name) => `tests/publish/${name}.test.ts`);

const documentsOfSite = [
  ...["tests/site/**/*.test.ts", "tests/regenerate/**/*.test.ts"],
  ...ofPublishing("deployments", "standing-feeds", "warm-records", "withheld"),
];

/**
 * The tests that hold an area's rules. Fewer tests are quicker; a rule that only another test holds counts as not held. No pattern may
 * contain a comma, because Stryker separates them by commas.
 */
export const areas = {
  catalog: [
    "tests/catalog/**/*.test.ts",
    "tests/reconcile/next-record.test.ts",
    "tests/reconcile/record-index.test.ts",
  ],
  reconcile: ["tests/reconcile/**/*.test.ts"],
  site: documentsOfSite,
  regenerate: documentsOfSite,
  dates: ["tests/dates/**/*.test.ts"],
  gate: ["tests/gate/**/*.test.ts"],
  // Without the slow test of random texts.
  feed: ["tests/feed/!(round-trip).test.ts"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof areas;
