// The interface of a family: files of one kind or source, published by others, that `npm run corpora` reads and compares.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";

/** The result for one file. */
export interface Case {
  /** The path of the file in its repository. */
  readonly file: string;
  /** The code of the first refusal. Undefined if the file was read. */
  readonly refused?: RefusalCode | undefined;
  /** The fields that were compared, because the corpus states their expected values. */
  readonly compared: readonly string[];
  /** The compared fields whose value is not the expected one. */
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

/** A measure of a whole family, such as the F1 score of its texts, for us and for the peers (other programs) in the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** The same measure for each peer, by its name. Empty if no peer is installed. */
  readonly peers: Readonly<Record<string, number>>;
}

export interface Family {
  readonly name: string;
  /** The GitHub repositories that hold the files, as `owner/name`. */
  readonly repositories: readonly string[];
  /** The names of the peers. Peers that are not installed are not compared. */
  readonly peers?: readonly string[];
  /** @param roots the folders of the repositories that were found, in the order of `repositories` */
  measure(
    roots: readonly string[],
  ): Promise<{ readonly cases: readonly Case[]; readonly figures: readonly Figure[] }>;
}

/** Finds a repository's folder in another folder, as `name`, `owner/name` or `owner+name`. `undefined` if there is none. */
export function findRepository(folder: string, repository: string): string | undefined {
  const [, name = repository] = repository.split("/");
  return [name, repository, repository.replace("/", "+")]
    .map((candidate) => join(folder, candidate))
    .find((candidate) => existsSync(candidate));
}
