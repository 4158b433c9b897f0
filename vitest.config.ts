import { defineConfig } from "vitest/config";

/** Milliseconds. Only for what hangs: no test is about how fast this machine is, or how busy. */
const limit = 20 * 60_000;
const limits = { testTimeout: limit, hookTimeout: limit };

export default defineConfig({
  test: {
    teardownTimeout: limit,
    // By default, one core stays idle.
    maxWorkers: "100%",
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
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.{deploy,versions}.test.ts"],
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
