// Checks that the steps have run every command in the documents.
import { expect, test } from "vitest";
import { commandsLeft } from "../documented.ts";

test.each([
  ["the README's chapter on deployment", "README.md", "Deploy it"],
  ["the runbook", "docs/runbook.md", ""],
  ["the page for editors", "docs/editors.md", ""],
])("every command of %s was run", (_what, file, heading) => {
  expect(commandsLeft(file).filter((command) => command.startsWith(heading))).toEqual([]);
});
