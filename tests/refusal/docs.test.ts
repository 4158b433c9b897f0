// What the documents for editors say of refusals.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REFUSAL_TEXTS } from "../../lambdas/refusal/refusal-texts.ts";

test("every code of a refusal has its row in docs/articles.md, and no other has", () => {
  const text = readFileSync(new URL("../../docs/articles.md", import.meta.url), "utf8");
  const rows = [...text.slice(text.indexOf("## Refusals")).matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
    ([, code]) => code,
  );
  expect(rows.sort()).toEqual(Object.keys(REFUSAL_TEXTS).sort());
});
