// Reads a web page of another publisher, and keeps its HTML for other programs that read the same page.
import type { Article } from "../../../lambdas/article/article.ts";
import { plainTextOf } from "../../../lambdas/article/block.ts";
import { type ReadFile, readForeign } from "../read-foreign.ts";

export interface ReadPage extends ReadFile {
  /** The path of the file in its repository. */
  readonly file: string;
  readonly html: string;
}

export async function readPageFile(file: string, bytes: Uint8Array): Promise<ReadPage> {
  const read = await readForeign("page.html", bytes, "UTC");
  return { ...read, file, html: new TextDecoder().decode(bytes) };
}

export function textOf(article: Article): string {
  return article.paragraphs.map(plainTextOf).join("\n");
}

/** The letters and digits of a text, in lower case. Only these are compared, because programs differ in quotation marks and case. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
