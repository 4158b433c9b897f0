// Rules for the source code that the linter can't check.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = join(import.meta.dirname, "..");

/** Marks, embeddings, overrides and isolates of direction, and the byte order mark. */
const invisible = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;

test("no source holds a character that nobody sees: they are written as escapes", () => {
  const files = globSync(["*.json", "*.ts", "{bench,content,lambdas,lib,local,tests}/**/*.{ts,js,json}"], {
    cwd: project,
    exclude: ["package-lock.json"],
  });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => invisible.test(readFileSync(join(project, file), "utf8")))).toEqual([]);
});
