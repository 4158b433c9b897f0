// The documents for editors explain every refusal.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalTexts } from "../../lambdas/refusal/refusal-texts.ts";

test.each([
  ["articles.md", "## Refusals"],
  ["articles.ar.md", "## الملفات المرفوضة"],
])("docs/%s has one row for every code of a refusal, and no others", (name, heading) => {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
  const rows = [...text.slice(text.indexOf(heading)).matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
    ([, code]) => code,
  );
  expect(rows.sort()).toEqual(Object.keys(refusalTexts).sort());
});
