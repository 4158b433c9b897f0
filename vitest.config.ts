import { defineConfig } from "vitest/config";

/** Milliseconds. Only for what hangs: no test is about how fast this machine is, or how busy. */
const limit = 20 * 60_000;
const limits = { testTimeout: limit, hookTimeout: limit };

export default defineConfig({
  test: {
    teardownTimeout: limit,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.{aws,versions}.test.ts"],
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
          name: "aws",
          include: ["tests/**/*.aws.test.ts"],
          globalSetup: "tests/aws/global-setup.ts",
          ...limits,
        },
      },
    ],
  },
});
