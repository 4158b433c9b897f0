// What the documents for editors say of refusals.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalTexts } from "../../lambdas/refusal/refusal-texts.ts";

test.each([
  ["articles.md", "## Refusals"],
  ["articles.ar.md", "## الملفات المرفوضة"],
])("every code of a refusal has its row in docs/%s, and no other has", (name, heading) => {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
  const rows = [...text.slice(text.indexOf(heading)).matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
    ([, code]) => code,
  );
  expect(rows.sort()).toEqual(Object.keys(refusalTexts).sort());
});
