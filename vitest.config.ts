import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.{aws,versions}.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "versions",
          include: ["tests/**/*.versions.test.ts"],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "aws",
          include: ["tests/**/*.aws.test.ts"],
          globalSetup: "tests/aws/global-setup.ts",
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
