// The settings of Stryker (https://stryker-mutator.io/docs/stryker-js/configuration) that are the same for all areas.
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  mutator: {
    // Texts are messages for people and lists of words, which a test could only repeat. Names that must be right are checked in other ways:
    // those of unions by the compiler, those in documents by golden files and by other parsers.
    excludedMutations: ["StringLiteral"],
  },
  // Code that runs only once, when a module is loaded, holds tables and patterns. Each of its mutants needs all tests of an area.
  ignoreStatic: true,
  concurrency: 2,
  /** Milliseconds. Only an endless loop takes longer, also on a busy machine. */
  timeoutMS: 30_000,
  incremental: true,
  reporters: ["progress-append-only"],
  ignorePatterns: [".khulasa", "cdk.out", "bench", "docs"],
  tempDirName: ".khulasa/mutation/sandbox",
  // Stryker rewrites paths in a tsconfig.json with TypeScript's API, which version 7 does not have. Nothing reads that file here.
  tsconfigFile: "none",
  disableTypeChecks: false,
};
