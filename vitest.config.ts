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

/** Tests that change nothing that another test could notice: no mocks, environment or working folder. Each opens stores of its own. */
const shared = [
  "tests/{archive,article,catalog,dates,documents,feed,formats,gate,page,plain-text}/**/*.test.ts",
  "tests/{publication,reconcile,refusal,regenerate,rich-text,text}/**/*.test.ts",
  "tests/publish/!(many-pictures|observe|renditions).test.ts",
];

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
          include: shared,
          // The files of a worker share its modules, because to load them again for each file takes long.
          isolate: false,
          ...limits,
        },
      },
      {
        test: {
          name: "isolated",
          include: ["tests/**/*.test.ts"],
          exclude: [...shared, "tests/**/*.{deploy,versions}.test.ts"],
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
