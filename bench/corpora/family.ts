// What every family of foreign files tells the table of `npm run corpora`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";

/** What became of one foreign file. */
export interface Case {
  /** Relative to the repository. */
  readonly file: string;
  /** The code of the first refusal; absent when the file was read. */
  readonly refused?: RefusalCode | undefined;
  /** Fields of which the corpus states the expected value. */
  readonly compared: readonly string[];
  /** Those of them where our value differs. */
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

/** A figure of a whole family, such as the F1 of the text, with the figures of peers from the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** By the peer's name; empty where none is installed. */
  readonly peers: Readonly<Record<string, number>>;
}

export interface Family {
  readonly name: string;
  /** `owner/name`: the repositories that hold the files. */
  readonly repositories: readonly string[];
  /** Names of the peers that the figures compare with wherever they are installed. */
  readonly peers?: readonly string[];
  /** @param roots the work trees of the repositories that were found, in their order */
  measure(
    roots: readonly string[],
  ): Promise<{ readonly cases: readonly Case[]; readonly figures: readonly Figure[] }>;
}

/** The work tree of a repository below a folder: `name`, `owner/name` or `owner+name`; undefined if there is none. */
export function findRepository(folder: string, repository: string): string | undefined {
  const [, name = repository] = repository.split("/");
  return [name, repository, repository.replace("/", "+")]
    .map((candidate) => join(folder, candidate))
    .find((candidate) => existsSync(candidate));
}
