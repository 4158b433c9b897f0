// Reads a foreign web page as the function would, and measures the time.

import type { Article } from "../../lambdas/article/article.ts";
import { plainTextOf } from "../../lambdas/article/block.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";
import type { Case } from "./family.ts";

export interface ReadPage {
  /** Relative to the repository. */
  readonly file: string;
  readonly html: string;
  readonly article?: Article | undefined;
  readonly refused?: RefusalCode | undefined;
  readonly milliseconds: number;
}

export async function readPageFile(file: string, bytes: Uint8Array): Promise<ReadPage> {
  const start = performance.now();
  const parsed = await parseArticle("page.html", bytes, "UTC");
  const milliseconds = performance.now() - start;
  const html = new TextDecoder().decode(bytes);
  if (!parsed.ok) return { file, html, refused: parsed.refusals[0]?.code, milliseconds };
  const article = parsed.value.kind === "article" ? parsed.value.article : undefined;
  return { file, html, article, milliseconds };
}

export function textOf(article: Article): string {
  return article.paragraphs.map(plainTextOf).join("\n");
}

/** @param expected for each field, whether our value is the one that the corpus states */
export function caseOf(
  { file, refused, milliseconds }: ReadPage,
  expected: Readonly<Record<string, boolean>> = {},
): Case {
  const wrong = Object.keys(expected).filter((field) => !expected[field]);
  return { file, refused, compared: Object.keys(expected), wrong, milliseconds };
}

/** Titles and names are compared by their letters and digits: quotation marks and case differ from tool to tool. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
