// Reads a foreign file with our reader and measures the time.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Submission } from "../../lambdas/article/article.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";

export interface Outcome {
  readonly file: string;
  /** `undefined` if the file was refused. */
  readonly submission?: Submission | undefined;
  readonly refused?: RefusalCode | undefined;
  readonly milliseconds: number;
}

/** @param file the path of the file, relative to `root` */
export async function outcomeOf(root: string, file: string): Promise<Outcome> {
  const bytes = readFileSync(join(root, file));
  const start = performance.now();
  const parsed = await parseArticle(basename(file), bytes, "Asia/Muscat");
  const milliseconds = performance.now() - start;
  return parsed.ok
    ? { file, submission: parsed.value, milliseconds }
    : { file, refused: parsed.refusals[0]?.code, milliseconds };
}
