// docs/architecture.md names every folder of the function's code, so that a new folder gets its line.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const text = readFileSync(join(project, "docs/architecture.md"), "utf8");
const folders = readdirSync(join(project, "lambdas"));

test.each(folders)("the map of folders has lambdas/%s", (folder) => {
  expect(text).toMatch(new RegExp(`^\\|.*\\blambdas/${folder}\\b`, "m"));
});
