// docs/refusals.md has a section for each code, and its examples are refused with that code.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { refusalTexts } from "../../lambdas/refusal/refusal-texts.ts";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";
import { temporaryFolder } from "../local/temporary-folder.ts";

const project = join(import.meta.dirname, "../..");
const docs = join(project, "docs");
const sections = readFileSync(join(docs, "refusals.md"), "utf8").split(/^## /m).slice(1);
const settings = await readSettings(join(project, "content/publication.json"));

const codeOf = (section: string) => /^`([a-z-]+)`\n/.exec(section)?.[1] ?? section;

test("every code has its section, and no other has", () => {
  expect(sections.map(codeOf).toSorted()).toEqual(Object.keys(refusalTexts).toSorted());
});

test.each(sections.map((section) => [codeOf(section), section] as const))("%s", async (code, section) => {
  const folder = await temporaryFolder();
  const written = /^Example, `([^`]+)`.*:\n\n```\n([\s\S]+?)^```$/m.exec(section);
  const linked = /^Example: \[[^\]]+\]\(([^)]+)\)$/m.exec(section)?.[1];
  if (!written && linked === undefined) return expect(section).toMatch(/^No example: /m);
  const name = written?.[1] ?? basename(linked ?? "");
  if (linked === undefined) writeFileSync(join(folder, name), written?.[2] ?? "");
  else copyFileSync(join(docs, linked), join(folder, name));
  const checked = await checkFile(folder, name, settings);
  const refusals = checked.kind === "refused" || checked.kind === "several" ? checked.refusals : [];
  expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set([code]));
});
