// Reads a file of another publisher as the Lambda function reads a file of the inbox, measures the time, and compares the fields that were
// read with the values that the corpus states.
import { readdirSync } from "node:fs";
import type { Article } from "../../lambdas/article/article.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";
import type { Case } from "./family.ts";

export interface ReadFile {
  /** Undefined if the file was refused, or if it is not published. */
  readonly article?: Article | undefined;
  readonly refused: readonly RefusalCode[];
  readonly milliseconds: number;
}

/** @param name the name of the file, without a folder */
export async function readForeign(
  name: string,
  bytes: Uint8Array,
  timeZone = "Asia/Muscat",
): Promise<ReadFile> {
  const start = performance.now();
  const parsed = await parseArticle(name, bytes, timeZone);
  const milliseconds = performance.now() - start;
  if (!parsed.ok) return { refused: parsed.refusals.map(({ code }) => code), milliseconds };
  const article = parsed.value.kind === "article" ? parsed.value.article : undefined;
  return { article, refused: [], milliseconds };
}

/** For each field, whether its value is the expected one. Undefined if the corpus does not state the value. */
export type Checks = Readonly<Record<string, boolean | undefined>>;

/**
 * @param file the path of the file in its repository
 * @param check compares the article that was read
 */
export function caseOf(
  file: string,
  { article, refused, milliseconds }: ReadFile,
  check: (article: Article) => Checks = () => ({}),
): Case {
  const checks = article ? check(article) : {};
  const compared = Object.keys(checks).filter((field) => checks[field] !== undefined);
  return {
    file,
    refused: refused[0],
    compared,
    wrong: compared.filter((field) => !checks[field]),
    milliseconds,
  };
}

/** The paths of the files below a folder that match the pattern, relative to the folder. Leaves out `node_modules`. */
export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => pattern.test(path) && !path.includes("node_modules"))
    .sort();
}

/** The day of an instant, as `YYYY-MM-DD`, in the default time zone of {@link readForeign}. */
export function dayOf(instant: number | Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Muscat", dateStyle: "short" }).format(instant);
}
