// Reads the fixtures of the agency formats, and states the usual article. Each case states only the fields in which it differs.
import { readdirSync, readFileSync } from "node:fs";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const articles = new URL("../../fixtures/articles/", import.meta.url);

export const NOTHING_ELSE = { places: [], authors: [], agencies: [], tags: [] };

export const at = (instant: string) => ({ instant: Date.parse(instant) });

/** All files in a format's folder. */
export function fixturesOf(format: string): readonly string[] {
  return readdirSync(new URL(`${format}/`, articles)).sort();
}

export function parseFixture(format: string, name: string) {
  return parseArticle(name, readFileSync(new URL(`${format}/${name}`, articles)), "Asia/Muscat");
}

/** The result for a file: the article, or `withheld <id>`, or each refusal as `code line:column found`. */
export async function outcomeOf(parsed: ReturnType<typeof parseArticle>): Promise<unknown> {
  const outcome = await parsed;
  if (!outcome.ok)
    return outcome.refusals.map(({ code, line, column, found }) =>
      `${code} ${line}:${column} ${found}`.trim(),
    );
  return outcome.value.kind === "withheld" ? `withheld ${outcome.value.id}` : outcome.value.article;
}
