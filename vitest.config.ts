import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Milliseconds. Only for what hangs: no test is about how fast this machine is, or how busy. */
const limit = 20 * 60_000;
const limits = { testTimeout: limit, hookTimeout: limit };

const isMutated = process.env.STRYKER_MUTATOR_WORKER !== undefined;

/** Small files first: most mutants are noticed by a small one, and then the others are not run. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

/** The test that takes longest is a small file, which would begin last. Then one core would have nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith("protocol/search.test.ts");
    return (await super.sort(files)).toSorted((a, b) => Number(isLongest(b)) - Number(isLongest(a)));
  }
}

/**
 * Tests that change what other tests of the same process could notice: they replace modules, global functions or the environment.
 * Each of them has a process of its own.
 */
const isolated = [
  "tests/docs/security.test.ts",
  "tests/lib/native-packages.test.ts",
  "tests/local/inbox/folder-files.test.ts",
  "tests/publish/{many-pictures,observe}.test.ts",
  "tests/release/hooks.test.ts",
];

/** Tests that run thousands of schedules. They replace slow functions, so each of them has a process of its own too. */
const schedules = "tests/protocol/{search,random/random}.test.ts";

/** Tests that need programs which npm does not install. They have commands of their own. */
const separate = "tests/**/*.{deploy,versions}.test.ts";

export default defineConfig({
  test: {
    teardownTimeout: limit,
    // By default, one core stays idle.
    maxWorkers: "100%",
    sequence: { sequencer: isMutated ? SmallFirst : LongestFirst },
    // `npm run coverage`. Many tests start a command as an editor does, in a process of its own.
    coverage: {
      include: ["lib/**/*.ts", "local/**/*.ts"],
      reporter: ["text"],
      reportsDirectory: ".khulasa/coverage",
      autoAttachSubprocess: true,
      thresholds: { "lib/**": { lines: 92 }, "local/**": { lines: 92 } },
    },
    projects: [
      {
        test: {
          name: "shared",
          include: ["tests/**/*.test.ts"],
          exclude: [...isolated, schedules, separate],
          // The files of a worker share its modules, because to load them again for each file takes long.
          isolate: false,
          globalSetup: "tests/temporary-files.ts",
          ...limits,
        },
      },
      {
        test: {
          name: "isolated",
          include: isolated,
          globalSetup: "tests/temporary-files.ts",
          ...limits,
        },
      },
      {
        test: {
          name: "schedules",
          include: [schedules],
          setupFiles: "tests/protocol/render-once.setup.ts",
          globalSetup: "tests/temporary-files.ts",
          ...limits,
        },
      },
      {
        test: {
          name: "versions",
          include: ["tests/**/*.versions.test.ts"],
          ...limits,
        },
      },
      {
        test: {
          name: "deploy",
          include: ["tests/**/*.deploy.test.ts"],
          ...limits,
        },
      },
    ],
  },
});
