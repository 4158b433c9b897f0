// Reads a foreign web page as the Lambda function would, and measures the time.

import type { Article } from "../../../lambdas/article/article.ts";
import { plainTextOf } from "../../../lambdas/article/block.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import type { RefusalCode } from "../../../lambdas/refusal/refusal.ts";
import type { Case } from "../family.ts";

export interface ReadPage {
  /** The path of the file in its repository. */
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

/** @param expected for each compared field, whether we read the value that the corpus states */
export function caseOf(
  { file, refused, milliseconds }: ReadPage,
  expected: Readonly<Record<string, boolean>> = {},
): Case {
  const wrong = Object.keys(expected).filter((field) => !expected[field]);
  return { file, refused, compared: Object.keys(expected), wrong, milliseconds };
}

/** The letters and digits of a text, in lower case. Only these are compared, because programs differ in quotation marks and case. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
